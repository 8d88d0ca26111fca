import { appKey, type App, type User } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import { idKey } from '../inventory/ids.js';
import { factText } from './texts.js';
import { doesNotApply, known, unknown, type Fact, type FactValues } from './facts.js';
import type { InventoryIndex } from './inventory-index.js';
import type { ResolvedRunAs } from './lookups.js';
import { sourceOf, type Asked } from './gap-index.js';
import { andThen, columnOf, coveredBy, unread, type Resolver } from './resolver.js';

type RunAs = FactValues['runAs'];

/** The source whose record holds the Run As user, and those that may prove it otherwise. */
const sourcesOf = (app: App): Asked[] => [
  app.kind === 'ConnectedApp'
    ? columnOf('ConnectedApp', 'oauthConfig.oauthClientCredentialUser')
    : columnOf('ExtlClntAppOauthPlcyCnfg', 'ClientCredentialsFlowUser'),
  'SetupAuditTrail',
  'LoginHistory',
];

/** The row of the user stands for what a policy file says of it: whether an org has the user is not known. */
const knownToSourceOnly = (index: InventoryIndex): Fact<never> | undefined => {
  const covered = coveredBy(index, ['User']);
  return covered?.status === 'unknown' && covered.gap?.reason === 'notInSource' ? covered : undefined;
};

const configured = (index: InventoryIndex, username: string): ResolvedRunAs => {
  const user = index.userByUsername.get(nameKey(username));
  const sourceOnly = knownToSourceOnly(index);
  if (sourceOnly !== undefined) return { fact: sourceOnly, user: user ?? null };
  if (user !== undefined) {
    return { fact: known({ state: 'set', username: user.username, from: 'configuration' }), user };
  }
  const emailOf = index.usernamesByEmail.get(nameKey(username)) ?? [];
  return {
    fact: coveredBy(index, ['User'], username) ?? known({ state: 'unknownUser', username, emailOf }),
    user: null,
  };
};

/** The platform named the user by id, so the user exists even when its record was not read. */
const proven = (index: InventoryIndex, runAs: Extract<App['runAs'], { userId: string }>): ResolvedRunAs => {
  const user = index.userById.get(idKey(runAs.userId)) ?? null;
  const fact: Fact<RunAs> =
    user === null
      ? unread(index, 'User', [runAs.userId, runAs.username], 'record')
      : known({ state: 'set', username: user.username, from: runAs.state });
  return { fact, user };
};

/** Silence proves nothing where a source was not heard. */
const missing = <const T extends { certain: boolean }>(index: InventoryIndex, app: App, setting: T): Fact<T> =>
  (setting.certain ? undefined : coveredBy(index, sourcesOf(app), appKey(app))) ?? known(setting);

const notKnown = (index: InventoryIndex, app: App): Fact<never> =>
  coveredBy(index, sourcesOf(app), appKey(app)) ??
  unknown(factText('undecided.runAs'), undefined, sourcesOf(app).map(sourceOf)[0]);

/** Resolves the Run As user of one app; names compare without regard to case. */
export const resolveRunAs = (index: InventoryIndex, app: App): ResolvedRunAs => {
  switch (app.runAs.state) {
    case 'configured':
      return configured(index, app.runAs.username);
    case 'auditTrail':
    case 'login':
      return proven(index, app.runAs);
    case 'missing':
      return { fact: missing(index, app, { state: 'missing', certain: app.runAs.certain }), user: null };
    case 'notKnown':
      return { fact: notKnown(index, app), user: null };
  }
};

/** A name that is configured is a setting, whoever bears it. */
export const runAsSetting: Resolver<FactValues['runAsSetting']> = ({ index, app }) => {
  switch (app.runAs.state) {
    case 'configured':
    case 'auditTrail':
    case 'login':
      return known({ set: true });
    case 'missing':
      return missing(index, app, { set: false, certain: app.runAs.certain });
    case 'notKnown':
      return notKnown(index, app);
  }
};

export const runAs: Resolver<RunAs> = ({ lookups, app }) => lookups.runAsOf(app).fact;

export const account: Resolver<User> = ({ index, lookups, app }) => {
  const resolved = lookups.runAsOf(app);
  if (resolved.user === null) return resolved.fact.status === 'unknown' ? resolved.fact : doesNotApply;
  return coveredBy(index, ['User'], resolved.user.id, resolved.user.username) ?? known(resolved.user);
};

export const user: Resolver<FactValues['user']> = ({ index, lookups, app, get }) => {
  const { user: found } = lookups.runAsOf(app);
  return found !== null && knownToSourceOnly(index) !== undefined ? known(found) : get('account');
};

export const userType: Resolver<string> = ({ index, get }) =>
  andThen(get('account'), ({ id, username, userType: type }) =>
    type === null ? unread(index, { source: 'User', columns: ['UserType'] }, [id, username]) : known(type),
  );

export const userLogin: Resolver<FactValues['userLogin']> = ({ index, get }) => {
  const fact = get('user');
  if (fact.status !== 'known') return fact;
  const { id, username } = fact.value;
  const row = index.userLoginByUser.get(idKey(id));
  return (
    coveredBy(index, ['UserLogin'], id, username) ??
    known({ id: row?.id ?? null, frozen: row?.frozen ?? false, locked: row?.locked ?? false })
  );
};
