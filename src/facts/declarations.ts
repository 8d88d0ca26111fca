/** What the policy file declares about an app. Every fact here is notApplicable without one. */
import type { OrgIntegration } from '../policy/environments.js';
import type { DeclaredAccess } from '../policy/policy.js';
import { doesNotApply, known, type Fact, type FactValues } from './facts.js';
import type { FactContext, Resolver } from './resolver.js';

const integrationsOf = ({ policy, app }: FactContext): OrgIntegration[] => policy?.integrationsOf(app) ?? [];

const newest = (dates: ReadonlyArray<string | undefined>): string | null =>
  dates.reduce<string | null>((last, date) => (date !== undefined && date > (last ?? '') ? date : last), null);

/** Values that are declared, each once; null where none is. */
const union = <T>(lists: ReadonlyArray<readonly T[] | undefined>): T[] | null => {
  const given = lists.filter((list) => list !== undefined);
  return given.length === 0 ? null : [...new Set(given.flat())];
};

const merge = <T extends string>(
  records: ReadonlyArray<Record<string, T[]> | undefined>,
): Record<string, T[]> | null => {
  const given = records.filter((record) => record !== undefined);
  if (given.length === 0) return null;
  const byName = Map.groupBy(
    given.flatMap((record) => Object.entries(record)),
    ([name]) => name,
  );
  return Object.fromEntries([...byName].map(([name, entries]) => [name, entries.flatMap(([, rights]) => rights)]));
};

/** Several services of one app need what each of them needs. */
const accessOf = (declared: readonly DeclaredAccess[]): FactValues['declaredAccess'] => ({
  permissions: union(declared.map(({ permissions }) => permissions)),
  objects: merge(declared.map(({ objects }) => objects)),
  fields: merge(declared.map(({ fields }) => fields)),
});

const ofDeclaration =
  <T>(value: (integrations: OrgIntegration[]) => Fact<T>): Resolver<T> =>
  (context) => {
    const integrations = integrationsOf(context);
    return integrations.length === 0 ? doesNotApply : value(integrations);
  };

export const declaredServices = ofDeclaration((integrations) =>
  known(integrations.map(({ service }) => service ?? null)),
);

/** An app has one secret and one user: the newest date counts. */
export const secretRotatedOn = ofDeclaration((integrations) =>
  known(newest(integrations.map((one) => one.secretRotatedOn))),
);
export const reviewedOn = ofDeclaration((integrations) => known(newest(integrations.map((one) => one.reviewedOn))));

export const declaredAccess = ofDeclaration((integrations) => {
  const declared = integrations.flatMap(({ access }) => access ?? []);
  return declared.length === 0 ? doesNotApply : known(accessOf(declared));
});

/** Never notApplicable: an app that is not declared has the scopes that all apps may have. */
export const allowedScopes: Resolver<string[]> = (context) =>
  known(union(integrationsOf(context).map(({ scopes }) => scopes)) ?? context.thresholds.allowedScopes);

/** Owner of a declared app by the policy file, of any other app by its contact e-mail. */
export const owner: Resolver<FactValues['owner']> = (context) => {
  const integrations = integrationsOf(context);
  if (integrations.length > 0) {
    return known({ from: 'policy', owner: integrations.find((one) => one.owner !== undefined)?.owner ?? null });
  }
  const contact = context.get('contactEmail');
  return contact.status === 'known' ? known({ from: 'contactEmail', owner: contact.value }) : contact;
};

/** notApplicable unless the policy file declares integrations at all. */
export const declared: Resolver<FactValues['declared']> = (context) => {
  const { policy, app, get } = context;
  if (policy === null || policy.policy.integrations.length === 0) return doesNotApply;
  const integrations = integrationsOf(context);
  const expected = integrations.find(({ username }) => username !== undefined)?.username;
  if (expected === undefined) return known({ declared: integrations.length > 0, runAs: null });
  const runAs = get('runAs');
  // Whether there is a user of that name is another question.
  const named = app.runAs.state === 'configured' ? app.runAs.username : undefined;
  if (runAs.status !== 'known' && named === undefined) return runAs;
  const settled = runAs.status === 'known' ? runAs.value : undefined;
  const actual = settled === undefined ? (named ?? null) : settled.state === 'missing' ? null : settled.username;
  return known({ declared: true, runAs: { expected, actual } });
};
