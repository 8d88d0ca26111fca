import type { App } from '../inventory/inventory.js';
import { shownId } from '../inventory/ids.js';
import type { OrgIntegration } from '../policy/environments.js';
import type { CheckState, ReportedApp, ReportedRunAs } from '../findings/audit-report.js';
import type { Fact, Grant } from '../facts/facts.js';
import { flowHalves } from '../facts/flow.js';
import type { Facts } from '../facts/resolver.js';

const valueOf = <T>(fact: Fact<T>): T | null => (fact.status === 'known' ? fact.value : null);

const anyInForce = (grants: Grant[] | null): boolean | null => grants?.some(({ inForce }) => inForce) ?? null;

/** The name that the configuration gives is shown also when it could not be looked up. */
const namedIn = ({ runAs }: App): string | null =>
  runAs.state === 'missing' || runAs.state === 'notKnown' ? null : runAs.username;

const reportRunAs = (app: App, factsOf: Facts): ReportedRunAs => {
  const runAs = valueOf(factsOf('runAs'));
  const user = valueOf(factsOf('account'));
  const login = valueOf(factsOf('userLogin'));
  return {
    state: runAs?.state ?? 'notKnown',
    username: runAs === null ? namedIn(app) : runAs.state === 'missing' ? null : runAs.username,
    userId: user?.id ?? null,
    active: user?.active ?? null,
    frozen: login?.frozen ?? null,
    locked: login?.locked ?? null,
    apiEnabled: anyInForce(valueOf(factsOf('apiEnabledGrants'))),
    apiOnly: anyInForce(valueOf(factsOf('apiOnlyGrants'))),
    license: user?.license ?? null,
    profile: user?.profile ?? null,
    adminPermissions: valueOf(factsOf('adminPermissions'))?.map(({ permission }) => permission) ?? null,
  };
};

/** What several declarations of one app say, each value once; null when none says it. */
const joined = (values: ReadonlyArray<string | undefined>): string | null =>
  [...new Set(values.filter((value) => value !== undefined))].join(', ') || null;

/** One app of the report. Owner and service are declared in a policy file; without one they are not known. */
export const reportApp = (
  app: App,
  factsOf: Facts,
  checks: Record<string, CheckState>,
  declared: readonly OrgIntegration[] = [],
): ReportedApp => ({
  id: shownId(app.id),
  kind: app.kind,
  name: app.name,
  label: app.label,
  namespace: app.namespace,
  contactEmail: app.contactEmail,
  owner: joined(declared.map(({ owner }) => owner)),
  service: joined(declared.map(({ service }) => service)),
  flow: flowHalves(app),
  runAs: reportRunAs(app, factsOf),
  scopes: app.scopes,
  ipRelaxation: app.ipRelaxation,
  permittedUsers: app.permittedUsers,
  checks,
});
