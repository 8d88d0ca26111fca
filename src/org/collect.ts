/**
 * Reads an org into an Inventory.
 *
 * Every source is a promise that waits only for the answers it needs. The longest chain has five links: names and
 * columns, configurations, users, their activity and assignments, what the assigned sets give.
 */
import { clockFrom, nowBy } from '../inventory/clock.js';
import type { AppsRead } from '../inventory/app-list.js';
import { begin, byOrgTime, inBackground, type Begun, type CollectStage, type Reading } from './begin.js';
import { canonicalInventory } from '../inventory/canonical.js';
import { DAY } from '../inventory/days.js';
import type { App, Clock, Inventory, LoginSummary } from '../inventory/inventory.js';
import { isClientCredentials } from '../platform/logins.js';
import type { ClientOptions, OrgClient, OrgConnection } from './client/client.js';
import { FatalOrgError } from './client/failure.js';
import { describe } from './describe.js';
import { OLDEST_API_VERSION, apiVersionTooOld, nothingReadable } from './errors.js';
import { keepHeapSmall } from './frugal-heap.js';
import { readAccess, type Access } from './read-access.js';
import { readActivity } from './read-activity.js';
import { configuredUsernames, readRunAsUsers } from './read-run-as-users.js';
import { reportNoClock, reportOwnLoginsOnly, reportUnseen } from './report-unseen.js';
import { applyProofs } from './run-as-proof.js';
import { openedClasses } from './sources/apex-classes.js';
import { callerReadsAll } from './sources/caller.js';
import { reportEcaGaps } from './sources/external-client-apps.js';
import { createGapSink } from './sources/gaps.js';
import { mergeLogins, reportLogins } from './sources/login-history.js';
import type { Organization } from './sources/organization.js';
import { readProfileLimits } from './sources/profile-limits.js';
import { COME_WITH_THEM, surelyNone } from './sources/no-external-client-apps.js';
import { readSettings } from './sources/settings.js';
import { readUsers } from './sources/users.js';
import { profilesOf, runAsUsersOf } from './what-apps-need.js';
import { withClient } from './with-client.js';

export type { CollectStage } from './begin.js';

export type CollectOptions = {
  /** How far back logins are read. */
  loginWindowDays: number;
  now?: Date;
  onStage?: (stage: CollectStage) => void;
  /** Sees which apps there are before anything else is read; what it throws ends the reading. */
  onApps?: (read: AppsRead) => void;
  /** Usernames that are read as if an app ran as them: what metadata source names is to be judged in the org. */
  alsoRunAs?: readonly string[];
  client?: ClientOptions;
};

const NO_ORGANIZATION: Organization = {
  id: null,
  instanceName: null,
  isSandbox: null,
  namespacePrefix: null,
  organizationType: null,
};

/** A username; a connection made from an access token carries the token in its place. */
const usernameOf = (connection: OrgConnection): string | null => {
  const username = connection.getUsername();
  return username === undefined || username.includes('!') || !username.includes('@') ? null : username;
};

type Configuration = {
  apps: App[];
  counts: Inventory['counts'];
  /** null: whether there are any is not known. */
  hasExternalClientApps: boolean | null;
  organization: Organization;
  permissions: string[] | null;
};

/** @throws SfError when neither kind of app could be listed, FatalOrgError when the API version is unknown */
const settleConfiguration = async ({ gaps }: Reading, begun: Begun): Promise<Configuration> => {
  const [{ organization }, { connectedApps, externalClientApps, eca, noneShown }, permissions] = await Promise.all([
    begun.first,
    begun.apps,
    begun.caller,
    begun.trail,
  ]);
  if (organization.failure?.code === 'NOT_FOUND') throw new FatalOrgError('apiVersion', organization.failure.message);
  gaps.answered('Organization', organization);
  if (connectedApps === null && !eca.records.complete && externalClientApps.length === 0) {
    throw nothingReadable(gaps.all(permissions));
  }
  reportEcaGaps(gaps, externalClientApps, eca, callerReadsAll('ExternalClientApplication', permissions));
  const listed = eca.records.complete ? externalClientApps.length : null;
  const seen = { noneShown, listed, halves: eca.settings.listed ?? 0 };
  const none = surelyNone(seen, permissions, gaps.unknownPermissions());
  if (none) gaps.absent(COME_WITH_THEM);
  return {
    apps: [...(connectedApps ?? []), ...externalClientApps],
    counts: {
      connectedApps: connectedApps?.length ?? null,
      externalClientApps: none ? 0 : listed,
    },
    hasExternalClientApps: none ? false : eca.columns.header.size > 0 || null,
    organization: organization.result[0] ?? NO_ORGANIZATION,
    permissions,
  };
};

type People = Pick<Inventory, 'logins' | 'profileLimits' | 'userLogins' | 'users'> & Access & { apps: App[] };

/** Users that a login proved while the others were already read, with what their profiles limit. */
const readLateUsers = async (
  { client, gaps }: Reading,
  ids: string[],
  profiles: string[],
): Promise<Pick<Inventory, 'profileLimits' | 'users'>> => {
  const users = await readUsers(client, gaps, { usernames: [], ids });
  const others = profilesOf(users).filter((id) => !profiles.includes(id));
  return { users, profileLimits: await readProfileLimits(client, gaps, others) };
};

/** The third to fifth link: who the apps run as, what these users did, what they are assigned and what that gives. */
const readPeople = async (
  reading: Reading,
  begun: Begun,
  { apps: configured, hasExternalClientApps, permissions }: Configuration,
  alsoRunAs: readonly string[],
): Promise<People> => {
  const { client, gaps, from, onStage } = reading;
  onStage('users');
  const objectColumns = inBackground(describe(client, 'ObjectPermissions'));
  const [{ logins: filtered }, { changes, complete: changesComplete }] = await Promise.all([begun.first, begun.trail]);
  const mayReadLogins = callerReadsAll('LoginHistory', permissions);
  const canReadLogins = (summaries: LoginSummary[]): boolean =>
    mayReadLogins ?? new Set(summaries.map(({ userId }) => userId)).size > 1;
  const { apps, users, lateUserIds, orgLogins } = await readRunAsUsers(client, gaps, {
    apps: configured,
    alsoRunAs,
    trail: { changes, complete: changesComplete },
    logins: filtered,
    from,
    canReadLogins,
  });

  onStage('activity');
  const runAsUsers = runAsUsersOf(apps, users, alsoRunAs);
  const profiles = profilesOf(runAsUsers);
  const limits = inBackground(readProfileLimits(client, gaps, profiles));
  const late = inBackground(readLateUsers(reading, lateUserIds, profiles));
  const activity = await readActivity(client, gaps, {
    userIds: [...runAsUsers.map(({ id }) => id), ...lateUserIds],
    assignmentColumns: await begun.assignmentColumns,
    from,
    filterFound: filtered.found,
  });

  onStage('permissions');
  const access = inBackground(
    readAccess(client, gaps, {
      assignments: activity.assignments,
      setColumns: await begun.setColumns,
      objectColumns: await objectColumns,
      withExternalClientApps: hasExternalClientApps === true,
    }),
  );
  const [org, lateUsers, ownLimits] = await Promise.all([orgLogins, late, limits]);
  reportLogins(gaps, filtered);
  const summaries = mergeLogins(filtered.result, org.summaries.filter(isClientCredentials), activity.logins);
  const seesAll = canReadLogins(summaries);
  if (!seesAll) reportOwnLoginsOnly(gaps);
  const loginsComplete = org.everybody && seesAll;
  return {
    // Whatever was read of logins, in whichever link, proves what the configuration does not show.
    apps: applyProofs(configured, { changes, changesComplete, logins: summaries, loginsComplete }),
    users: [...users, ...lateUsers.users],
    userLogins: activity.userLogins,
    profileLimits: [...ownLimits, ...lateUsers.profileLimits],
    logins: { from: from.toISOString(), clientCredentials: org.everybody ? 'org' : 'runAsUsers', summaries },
    ...(await access),
  };
};

const collect = async (
  connection: OrgConnection,
  client: OrgClient,
  { loginWindowDays, now = new Date(), onStage = () => {}, onApps = () => {}, alsoRunAs = [] }: CollectOptions,
): Promise<Inventory> => {
  const gaps = createGapSink();
  const windowStart = (clock: Clock): Date => new Date(nowBy(clock, now).getTime() - loginWindowDays * DAY);
  onStage('apps');
  const asked: Reading = { client, gaps, onStage, from: windowStart(clockFrom(null)) };
  const { reading, begun, clock: first } = await byOrgTime(asked, begin(asked), windowStart);
  const configuration = await settleConfiguration(reading, begun);
  const { apps, counts, organization, permissions } = configuration;
  onApps({ apps, counts, gaps: gaps.all(permissions) });
  const settings = inBackground(readSettings(client, gaps, configuration.hasExternalClientApps === false));
  const people = await readPeople(reading, begun, configuration, alsoRunAs);
  const [trail, apex, orgSettings] = await Promise.all([begun.trail, begun.apex, settings]);
  gaps.answered('ApexClass', apex);
  const { restClasses, names } = apex.result;
  reportUnseen(gaps, permissions, {
    ...people,
    usernames: [...configuredUsernames(people.apps), ...alsoRunAs],
    users: runAsUsersOf(people.apps, people.users, alsoRunAs),
    runAsChanges: trail.changes,
    apexRestClasses: restClasses,
  });
  const clock = first.offsetMs === null ? clockFrom(client.clockOffsetMs()) : first;
  if (clock.offsetMs === null) reportNoClock(gaps);
  return {
    formatVersion: '1.1',
    collectedAt: nowBy(clock, now).toISOString(),
    clock,
    org: {
      ...organization,
      username: usernameOf(connection),
      instanceUrl: connection.instanceUrl,
      apiVersion: client.apiVersion,
    },
    callerPermissions: permissions,
    counts,
    ...people,
    apexRestClasses: restClasses,
    apexClassNames: openedClasses(names, people.entityAccess),
    runAsChanges: trail.changes,
    settings: orgSettings,
    gaps: gaps.all(permissions),
    apiCalls: client.apiCalls(),
  };
};

/**
 * Reads an org; only ever reads.
 *
 * @throws SfError when nothing can be said about the org: expired session, unusable API version, no app readable
 */
export const collectInventory = async (connection: OrgConnection, options: CollectOptions): Promise<Inventory> => {
  const apiVersion = connection.getApiVersion();
  if (Number(apiVersion) < OLDEST_API_VERSION) throw apiVersionTooOld(apiVersion);
  keepHeapSmall();
  return withClient(
    connection,
    async (client) => canonicalInventory(await collect(connection, client, options)),
    options.client,
  );
};
