import type { OrgFacts } from '../inventory/inventory.js';
import { sameId } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { isPattern, matches } from './wildcard.js';
import type { Environment, Integration, Policy, RuleOverride, Waiver } from './policy.js';
import type { Thresholds } from './thresholds.js';

/** An integration as it is declared for one org. */
export type OrgIntegration = Integration & {
  /** Name of the app outside of environments: what the same integration is called in every org. */
  declaredAs: string;
};

/** A policy as it holds for one org, with its environments applied. */
export type OrgPolicy = {
  defaults: Partial<Thresholds>;
  integrations: OrgIntegration[];
  rules: Partial<Record<string, RuleOverride>>;
  waivers: Waiver[];
};

type Org = Pick<OrgFacts, 'id' | 'isSandbox' | 'username'> & { instanceUrl: string | null };

/** What an environment's name says about an org, from the general to the particular; null for no such thing. */
export const environmentKind = (name: string): 'host' | 'orgId' | 'type' | 'username' | null => {
  if (name === 'sandbox' || name === 'production') return 'type';
  if (/^00D[a-zA-Z0-9]{12}([a-zA-Z0-9]{3})?$/.test(name)) return 'orgId';
  if (/^[^\s@/]+@[^\s@/]+$/.test(name)) return 'username';
  return /^[\w*-]+(\.[\w*-]+)+(:\d+)?$/.test(name) ? 'host' : null;
};

const PRECEDENCE = ['type', 'username', 'host', 'orgId'] as const;

const hostOf = ({ instanceUrl }: Org): string =>
  instanceUrl !== null && URL.canParse(instanceUrl) ? new URL(instanceUrl).host : '';

/** Where the org's own record could not be read, only its host can tell. */
const isSandbox = (org: Org): boolean => org.isSandbox ?? /\.sandbox\.my\./.test(hostOf(org));

const applies = (name: string, org: Org): boolean => {
  // Metadata source alone is of no org.
  if (org.id === null && org.username === null && !org.instanceUrl) return false;
  switch (environmentKind(name)) {
    case 'type':
      return (name === 'sandbox') === isSandbox(org);
    case 'orgId':
      return sameId(org.id, name);
    case 'username':
      return org.username !== null && matches(name, org.username);
    case 'host':
      return matches(name, hostOf(org));
    case null:
      return false;
  }
};

const rankOf = (name: string): number => PRECEDENCE.findIndex((kind) => kind === environmentKind(name));

/** The environments that hold for an org, by name, the more particular ones later. */
export const environmentsOf = (policy: Policy, org: Org): Array<[name: string, environment: Environment]> =>
  Object.entries(policy.environments ?? {})
    .filter(([name]) => applies(name, org))
    .sort(([a], [b]) => rankOf(a) - rankOf(b));

const sameName = (a: string, b: string): boolean => nameKey(a) === nameKey(b);

/** The first of a name counts. */
const byName = <T>(entries: ReadonlyArray<readonly [string, T]>): ReadonlyMap<string, T> =>
  new Map(entries.toReversed().map(([name, value]) => [nameKey(name), value]));

const changesIn = ({ integrations = {} }: Environment): ((app: string) => Partial<Integration>) => {
  const changes = byName(Object.entries(integrations));
  return (app) => changes.get(nameKey(app)) ?? {};
};

/** A waiver of an app means the app, also where that has another name. */
const renamed = (waiver: Waiver, declared: ReadonlyMap<string, OrgIntegration>): Waiver => {
  const { app } = waiver;
  if (app === undefined || isPattern(app)) return waiver;
  const integration = declared.get(nameKey(app));
  return integration === undefined || sameName(integration.app, app) ? waiver : { ...waiver, app: integration.app };
};

/** The policy as it holds for this org. */
export const policyFor = (policy: Policy, org: Org): OrgPolicy => {
  const environments = environmentsOf(policy, org).map(([, environment]) => environment);
  const changes = environments.map(changesIn);
  const integrations = (policy.integrations ?? []).map((integration): OrgIntegration => ({
    ...integration,
    ...(Object.assign({}, ...changes.map((changesOf) => changesOf(integration.app))) as Partial<Integration>),
    declaredAs: integration.app,
  }));
  const declared = byName(integrations.map((integration) => [integration.declaredAs, integration] as const));
  return {
    integrations,
    defaults: Object.assign(
      {},
      policy.defaults,
      ...environments.map(({ defaults }) => defaults),
    ) as Partial<Thresholds>,
    rules: Object.assign({}, policy.rules, ...environments.map(({ rules }) => rules)) as OrgPolicy['rules'],
    waivers: [...(policy.waivers ?? []), ...environments.flatMap(({ waivers }) => waivers ?? [])].map((waiver) =>
      renamed(waiver, declared),
    ),
  };
};
