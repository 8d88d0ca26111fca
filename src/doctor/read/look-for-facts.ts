/** What only the facts need: records of some apps, logins of this flow, and whether an app tells of a staged pair. */
import type { OrgSettings, RunAsChange } from '../../inventory/inventory.js';
import type { RecordReader } from '../../metadata/record.js';
import { isRow } from '../../metadata/row.js';
import { text } from '../../org/client/row.js';
import type { OrgClient } from '../../org/client/client.js';
import { MAX_READ_NAMES } from '../../org/client/soap.js';
import { refusedFilter } from '../../org/read-first.js';
import { createGapSink, settle, type GapSink } from '../../org/sources/gaps.js';
import { readComponents } from '../../org/sources/metadata.js';
import { CREDENTIALS_FROM } from '../../org/sources/staged-credentials.js';
import { READS_CREDENTIALS } from '../../platform/permissions.js';
import type { SeenConnectedApp, SeenForFacts, SeenLogin } from '../seen.js';
import type { RestAnswers } from './ask-rest.js';
import { newestLoginsQuery } from './queries.js';
import type { Listed, ListedApps } from './read-metadata.js';

const OAUTH = 'oauthConfig.';

type ReadApp = Omit<SeenConnectedApp, 'name' | 'packaged'>;

const connectedAppOf = (record: RecordReader): ReadApp => ({
  label: record.text('label'),
  oauth: record.rows('oauthConfig').length > 0,
  flow: record.flag(`${OAUTH}isClientCredentialEnabled`),
  runAs: record.text(`${OAUTH}oauthClientCredentialUser`),
});

/** One call: some of either kind, where there are packaged ones. */
const chosen = (listed: readonly Listed[]): Listed[] => {
  const own = listed.filter(({ packaged }) => !packaged);
  const packaged = listed.filter((app) => app.packaged).slice(0, MAX_READ_NAMES / 2);
  return [...packaged, ...own.slice(0, MAX_READ_NAMES - packaged.length)];
};

/** What cannot be read of these records has its gap in an audit; here it answers no question. */
const readSome = async <T>(
  client: OrgClient,
  source: 'ConnectedApp' | 'ExtlClntAppGlobalOauthSettings',
  listed: readonly Listed[] | null,
  map: (record: RecordReader) => T,
): Promise<Map<string, T> | null> => {
  if (listed === null) return null;
  const names = chosen(listed).map(({ name }) => name);
  return readComponents(client, createGapSink(), source, names, { map, subjectOf: (name) => name });
};

/** Consumers of one app of this org itself; their secrets are not asked for. */
const lookForSlot = async (
  client: OrgClient,
  { rest, settings, permissions }: LookedFor,
): Promise<SeenForFacts['stagedSlot']> => {
  const app = rest.headers.result.find(({ namespace }) => namespace === null);
  const may = settings.secretsInRestApi === true && READS_CREDENTIALS.every((name) => permissions?.includes(name));
  if (app === undefined || !may || Number(client.apiVersion) < CREDENTIALS_FROM) return null;
  const path = `/services/data/v${client.apiVersion}/apps/oauth/credentials/${encodeURIComponent(app.id)}`;
  const read = await settle(client.resource(path));
  const consumers = 'value' in read && isRow(read.value) ? read.value.consumers : null;
  const [consumer] = Array.isArray(consumers) ? consumers.filter(isRow) : [];
  return consumer === undefined ? null : text(consumer, 'stagedCredentialsUrl') !== null;
};

export type LookedFor = {
  rest: RestAnswers;
  listed: ListedApps;
  settings: OrgSettings;
  permissions: string[] | null;
};

const readNewest = async (client: OrgClient, gaps: GapSink, { rest }: LookedFor): Promise<SeenLogin[] | null> => {
  if (rest.logins.failure === null && rest.logins.result.length > 0) return null;
  const [newest] = await client.query<[SeenLogin[]]>(newestLoginsQuery);
  gaps.answered('LoginHistory', newest);
  return newest.failure === null ? newest.result : null;
};

const wholeChanges = (changes: readonly RunAsChange[]): SeenForFacts['runAsChanges'] => ({
  rows: changes.length,
  whole: changes.filter(({ userId, appId }) => userId !== null && appId !== null).length,
});

export const lookForFacts = async (client: OrgClient, gaps: GapSink, looked: LookedFor): Promise<SeenForFacts> => {
  const { rest, listed } = looked;
  const [connectedApps, halves, newestLogins, stagedSlot] = await Promise.all([
    readSome(client, 'ConnectedApp', listed.connectedApps, connectedAppOf),
    readSome(client, 'ExtlClntAppGlobalOauthSettings', listed.developerHalves, (record) =>
      record.flag('isClientCredentialsFlowEnabled'),
    ),
    readNewest(client, gaps, looked),
    lookForSlot(client, looked),
  ]);
  const refused = refusedFilter(rest.logins.failure);
  const readable = refused || rest.logins.failure === null;
  const packaged = new Map(listed.connectedApps?.map((app) => [app.name, app.packaged]));
  return {
    filteredLogins: readable ? { refused, rows: rest.logins.result } : null,
    newestLogins,
    apps: [
      ...rest.headers.result.map(({ name, label }) => ({ name, label })),
      ...[...(connectedApps ?? [])].map(([name, { label }]) => ({ name, label })),
    ],
    listedIds: (listed.connectedApps ?? []).map(({ id }) => id?.slice(0, 3) ?? null),
    runAsChanges: rest.trail.failure === null ? wholeChanges(rest.trail.result) : null,
    connectedApps:
      connectedApps &&
      [...connectedApps].map(([name, app]) => ({ name, ...app, packaged: packaged.get(name) ?? false })),
    developerHalves: halves && {
      apps: rest.headers.result.length,
      read: halves.size,
      withSwitch: [...halves.values()].filter((on) => on !== null).length,
    },
    stagedSlot,
  };
};
