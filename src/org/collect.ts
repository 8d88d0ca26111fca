/**
 * Reads an org into an Inventory.
 *
 * Every source is a promise that waits only for the answers it needs. The longest chain has five links: names and
 * columns, configurations, users, their activity and assignments, what the assigned sets give.
 */
import { canonicalInventory } from '../inventory/canonical.js';
import type { AppsRead } from '../inventory/app-list.js';
import type { ApexClassName, Inventory, LoginSummary } from '../inventory/inventory.js';
import { DAY } from '../inventory/days.js';
import { isClientCredentials } from '../platform/logins.js';
import type { OrgClient, OrgConnection, Rows } from './client/client.js';
import { FatalOrgError } from './client/failure.js';
import { OLDEST_API_VERSION, apiVersionTooOld, nothingReadable } from './errors.js';
import { keepHeapSmall } from './frugal-heap.js';
import { readAccess, readActivity, type Described } from './read-activity.js';
import { readApps, readFirst, readTrail } from './read-apps.js';
import { configuredUsernames, readRunAsUsers } from './read-run-as-users.js';
import { reportOwnLoginsOnly, reportUnseen } from './report-unseen.js';
import { apexClassQuery, openedClasses } from './sources/apex-classes.js';
import {
  READS_ALL_LOGINS,
  READS_EXTERNAL_CLIENT_APPS,
  callerHasAny,
  callerPermissionsQuery,
} from './sources/caller.js';
import { reportEcaGaps } from './sources/external-client-apps.js';
import { createGapSink, settle, type GapSink } from './sources/gaps.js';
import { mergeLogins, reportOrgLogins } from './sources/login-history.js';
import type { Organization } from './sources/organization.js';
import { readProfileLimits } from './sources/profile-limits.js';
import { readSettings } from './sources/settings.js';
import { readUsers } from './sources/users.js';
import { decisiveProfiles, flowWithoutUser, runAsUsersOf } from './what-apps-need.js';
import { withClient } from './with-client.js';

/** The links of the chain, reported when each begins. */
export type CollectStage = 'activity' | 'apps' | 'configuration' | 'permissions' | 'users';

export type CollectOptions = {
  /** How far back logins are read. */
  loginWindowDays: number;
  now?: Date;
  onStage?: (stage: CollectStage) => void;
  /** Sees which apps there are before anything else is read; what it throws ends the reading. */
  onApps?: (read: AppsRead) => void;
};

const describe = async (client: OrgClient, sobject: string): Promise<Described> => {
  const described = await settle(client.describe(sobject));
  return 'value' in described
    ? { columns: described.value, failure: null }
    : { columns: new Set(), failure: described.failure };
};

/**
 * The caller's permissions. Their columns are those of PermissionSet; only where those could not be read, or are not
 * quite the same after all, is it worth a call to ask for the object's own.
 */
const readCaller = async (
  client: OrgClient,
  gaps: GapSink,
  permissionSet: Promise<Described>,
): Promise<string[] | null> => {
  const ask = async ({ columns, failure }: Described): Promise<Rows<string[]>> =>
    failure ? { rows: [], failure } : (await client.query<[string[]]>(callerPermissionsQuery(columns)))[0];
  let caller = await ask(await permissionSet);
  if (caller.failure) caller = await ask(await describe(client, 'UserPermissionAccess'));
  gaps.failed('UserPermissionAccess', caller.failure);
  return caller.rows[0] ?? null;
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

const collect = async (
  connection: OrgConnection,
  client: OrgClient,
  { loginWindowDays, now = new Date(), onStage = () => {}, onApps = () => {} }: CollectOptions,
): Promise<Inventory> => {
  const gaps = createGapSink();
  const from = new Date(now.getTime() - loginWindowDays * DAY);
  onStage('apps');
  // Only ten requests are in flight: what others wait for comes first, what nobody waits for once there is room.
  const first = readFirst(client, from);
  const read = readApps(
    client,
    gaps,
    first.then(({ ipRanges }) => ipRanges),
  );
  const setColumns = describe(client, 'PermissionSet');
  const caller = readCaller(client, gaps, setColumns);
  const trail = first.then((answers) => {
    onStage('configuration');
    return readTrail(client, gaps, answers.trail);
  });
  const assignmentColumns = describe(client, 'PermissionSetAssignment');
  const classNames: ApexClassName[] = [];
  const apex = client.query<[Inventory['apexRestClasses'][number]]>(apexClassQuery(classNames));
  // Whatever is awaited late must not be an unhandled rejection meanwhile.
  for (const early of [first, read, setColumns, caller, trail, assignmentColumns, apex]) early.catch(() => {});

  const [{ organization, logins: firstLogins }, { connectedApps, externalClientApps, eca }, changes, permissions] =
    await Promise.all([first, read, trail, caller]);
  if (organization.failure?.code === 'NOT_FOUND') throw new FatalOrgError('apiVersion', organization.failure.message);
  gaps.failed('Organization', organization.failure);
  if (connectedApps === null && !eca.records.complete && externalClientApps.length === 0)
    throw nothingReadable(gaps.all());
  reportEcaGaps(gaps, externalClientApps, eca, callerHasAny(permissions, READS_EXTERNAL_CLIENT_APPS));
  const counts: Inventory['counts'] = {
    connectedApps: connectedApps?.length ?? null,
    externalClientApps: eca.records.complete ? externalClientApps.length : null,
  };
  const listed = [...(connectedApps ?? []), ...externalClientApps];
  onApps({ counts, gaps: gaps.all(), apps: listed });

  onStage('users');
  const objectColumns = describe(client, 'ObjectPermissions');
  const settings = readSettings(client, gaps);
  for (const early of [objectColumns, settings]) early.catch(() => {});
  const mayReadLogins = callerHasAny(permissions, READS_ALL_LOGINS);
  const canReadLogins = (summaries: LoginSummary[]): boolean =>
    mayReadLogins ?? new Set(summaries.map(({ userId }) => userId)).size > 1;
  const { apps, users, lateUserIds, logins } = await readRunAsUsers(client, gaps, {
    apps: listed,
    trail: changes,
    logins: firstLogins,
    from,
    canReadLogins,
  });

  onStage('activity');
  const runAsUsers = runAsUsersOf(apps, users);
  const limits = readProfileLimits(client, gaps, decisiveProfiles(apps, users));
  const late = readUsers(client, gaps, { usernames: [], ids: lateUserIds });
  for (const early of [limits, late]) early.catch(() => {});
  // A former user's logins tell whether an app is in use that has no user today.
  const userless = logins.asked ? [] : flowWithoutUser(apps, users);
  const activity = await readActivity(client, gaps, {
    userIds: [...runAsUsers.map(({ id }) => id), ...lateUserIds],
    assignmentColumns: await assignmentColumns,
    from,
    filterSubType: firstLogins.accepted,
    everybody: userless.length > 0,
  });

  onStage('permissions');
  const lateUsers = await late;
  const [access, profileLimits, lateLimits, orgSettings, [apexClasses]] = await Promise.all([
    readAccess(client, gaps, {
      assignments: activity.assignments,
      setColumns: await setColumns,
      objectColumns: await objectColumns,
      withExternalClientApps: eca.columns.header.size > 0,
    }),
    limits,
    readProfileLimits(client, gaps, decisiveProfiles(apps, lateUsers)),
    settings,
    apex,
  ]);
  gaps.failed('ApexClass', apexClasses.failure, { grant: ['ViewSetup'], existsEverywhere: true });

  const orgLogins = activity.orgLogins.summaries.filter(isClientCredentials);
  const summaries = mergeLogins(mergeLogins(logins.summaries, orgLogins), activity.logins);
  const everyUser = logins.everyUser || (userless.length > 0 && activity.orgLogins.failure === null);
  reportOrgLogins(gaps, activity.orgLogins.failure, userless);
  reportUnseen(gaps, permissions, {
    usernames: configuredUsernames(apps),
    users: [...runAsUsers, ...lateUsers],
    userLogins: activity.userLogins,
    runAsChanges: changes.changes,
    apexRestClasses: apexClasses.rows,
    ...access,
  });
  gaps.failed('LoginHistory', firstLogins.failure ?? activity.loginFailure, {
    grant: ['MonitorLoginHistory'],
    existsEverywhere: true,
  });
  if (!canReadLogins(summaries)) reportOwnLoginsOnly(gaps);

  return {
    formatVersion: '1.1',
    collectedAt: now.toISOString(),
    clock: { judgedBy: 'local', offsetMs: 0 },
    org: {
      ...(organization.rows[0] ?? NO_ORGANIZATION),
      username: usernameOf(connection),
      instanceUrl: connection.instanceUrl,
      apiVersion: client.apiVersion,
    },
    callerPermissions: permissions,
    counts,
    apps,
    users: [...users, ...lateUsers],
    userLogins: activity.userLogins,
    ...access,
    apexRestClasses: apexClasses.rows,
    apexClassNames: openedClasses(classNames, access.entityAccess),
    profileLimits: [...profileLimits, ...lateLimits],
    logins: { from: from.toISOString(), clientCredentials: everyUser ? 'org' : 'runAsUsers', summaries },
    runAsChanges: changes.changes,
    settings: orgSettings,
    gaps: gaps.all(),
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
  return withClient(connection, async (client) => canonicalInventory(await collect(connection, client, options)));
};
