/**
 * Reads an org into an Inventory.
 *
 * Every source is a promise that waits only for the answers it needs. The longest chain has five links: names and
 * columns, configurations, users, their activity and assignments, what the assigned sets give.
 */
import { clockFrom, nowBy } from '../inventory/clock.js';
import type { AppsRead } from '../inventory/app-list.js';
import { begin, byOrgTime, inBackground, type CollectStage, type Reading } from './begin.js';
import { canonicalInventory } from '../inventory/canonical.js';
import { DAY } from '../inventory/days.js';
import type { Clock, Inventory } from '../inventory/inventory.js';
import type { ClientOptions, OrgClient, OrgConnection } from './client/client.js';
import { OLDEST_API_VERSION, apiVersionTooOld } from './errors.js';
import { keepHeapSmall } from './frugal-heap.js';
import { readConfiguration } from './read-configuration.js';
import { readPeople } from './read-people.js';
import { configuredUsernames } from './read-run-as-users.js';
import { reportNoClock, reportUnseen } from './report-unseen.js';
import { openedClasses } from './sources/apex-classes.js';
import { createGapSink } from './sources/gaps.js';
import { readSettings } from './sources/settings.js';
import { runAsUsersOf } from './what-apps-need.js';
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

/** A username; a connection made from an access token carries the token in its place. */
const usernameOf = (connection: OrgConnection): string | null => {
  const username = connection.getUsername();
  return username === undefined || username.includes('!') || !username.includes('@') ? null : username;
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
  const configuration = await readConfiguration(reading, begun);
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
