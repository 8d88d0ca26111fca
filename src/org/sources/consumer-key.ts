/**
 * The consumer key of one app in clear, for a caller who makes a callback key for it; and on request its secret. An
 * audit never comes here, and nothing of this enters an Inventory.
 */
import type { AppKind } from '../../inventory/inventory.js';
import { packagedName } from '../../inventory/names.js';
import type { OrgClient } from '../client/client.js';
import type { RequestFailure } from '../client/failure.js';
import { inPieces } from '../client/in-pieces.js';
import { rowsBy } from '../client/query.js';
import { isRow, textOf, type Row } from '../../metadata/row.js';
import { text } from '../client/row.js';
import { MAX_READ_NAMES } from '../client/soap.js';
import { holdSecret } from '../../text/secrets.js';
import { settle } from './gaps.js';

export type AppIdentity = {
  kind: AppKind;
  /** Developer name, `ns__Name` when packaged. */
  name: string;
  id: string | null;
  /** null when it could not be read. */
  consumerKey: string | null;
};

export type AppSearch = {
  found: AppIdentity[];
  /** Why a list or a consumer key could not be read. */
  unread: string[];
};

type Matches = (app: Pick<AppIdentity, 'kind' | 'name'>) => boolean;
type Listed = { name: string; id: string | null };

const SETTINGS = 'ExtlClntAppGlobalOauthSettings';

const listConnectedApps = async (client: OrgClient): Promise<Listed[]> =>
  (await client.listMetadata('ConnectedApp')).flatMap((row) => {
    const name = textOf(row.fullName);
    return name === null ? [] : [{ name, id: textOf(row.id) }];
  });

const listExternalClientApps = async (
  client: OrgClient,
): Promise<{ apps: Listed[]; failure: RequestFailure | null }> => {
  const [{ result, failure }] = await client.query<[Listed[]]>({
    soql: ['SELECT Id, DeveloperName, NamespacePrefix FROM ExternalClientApplication'],
    fold: rowsBy((row) => {
      const name = row.need.text('DeveloperName');
      const namespace = row.exact.text('NamespacePrefix');
      return { id: row.id('Id'), name: packagedName(namespace, name) };
    }),
  });
  return { apps: result, failure };
};

const keyOfConnectedApp = async (client: OrgClient, name: string): Promise<string | null> => {
  const [record] = await client.readMetadata('ConnectedApp', [name]);
  return record && isRow(record.oauthConfig) ? textOf(record.oauthConfig.consumerKey) : null;
};

/** The settings follow no naming rule, so that those whose name begins like the app's are only read first. */
const keyOfExternalClientApp = async (client: OrgClient, app: string): Promise<string | null> => {
  const names = (await client.listMetadata(SETTINGS)).flatMap((row) => textOf(row.fullName) ?? []);
  const likely = (name: string): number => (name.toLowerCase().startsWith(app.toLowerCase()) ? 0 : 1);
  names.sort((a, b) => likely(a) - likely(b));
  for (const piece of inPieces(names, MAX_READ_NAMES)) {
    const records = await client.readMetadata(SETTINGS, piece);
    const record = records.find((each) => textOf(each.externalClientApplication) === app);
    if (record) return textOf(record.consumerKey);
  }
  return null;
};

const unreadText = (source: string, { message }: RequestFailure): string => `${source}: ${message}`;

/** Finds the apps that are meant, with their consumer keys. */
export const findApps = async (client: OrgClient, matches: Matches): Promise<AppSearch> => {
  const [connected, external] = await Promise.all([settle(listConnectedApps(client)), listExternalClientApps(client)]);
  const connectedApps = 'value' in connected ? connected.value : [];
  const apps = [
    ...connectedApps.map((app) => ({ kind: 'ConnectedApp' as const, ...app })),
    ...external.apps.map((app) => ({ kind: 'ExternalClientApp' as const, ...app })),
  ];
  const read = await Promise.all(
    apps.filter(matches).map(async (app) => {
      const keyOf = app.kind === 'ConnectedApp' ? keyOfConnectedApp : keyOfExternalClientApp;
      return { app, key: await settle(keyOf(client, app.name)) };
    }),
  );
  return {
    found: read.map(({ app, key }) => ({ ...app, consumerKey: 'value' in key ? key.value : null })),
    unread: [
      ...('failure' in connected ? [unreadText('ConnectedApp', connected.failure)] : []),
      // An org without external client apps does not know the object.
      ...(external.failure && external.failure.code !== 'INVALID_TYPE'
        ? [unreadText('ExternalClientApplication', external.failure)]
        : []),
      ...read.flatMap(({ app: { kind }, key }) =>
        'failure' in key ? [unreadText(kind === 'ConnectedApp' ? kind : SETTINGS, key.failure)] : [],
      ),
    ],
  };
};

export type ConsumerCredentials = { key: string; secret: string };

const consumersOf = (body: unknown): Row[] =>
  isRow(body) && Array.isArray(body.consumers) ? body.consumers.filter(isRow) : [];

/**
 * Consumer key and secret of an external client app, from the credentials resource of the Connect API (60.0 on), where
 * the org and the caller's permissions allow that.
 *
 * @returns null when the app has no consumer, or the answer is not one
 * @throws RequestFailure
 */
export const readCredentials = async (client: OrgClient, appId: string): Promise<ConsumerCredentials | null> => {
  const root = `/services/data/v${client.apiVersion}/apps/oauth/credentials/${encodeURIComponent(appId)}`;
  const [consumer] = consumersOf(await client.resource(root));
  const id = consumer && text(consumer, 'id');
  if (!id) return null;
  const body = await client.resource(`${root}/${encodeURIComponent(id)}?part=keyandsecret`, {
    asksForSecrets: true,
  });
  const key = isRow(body) ? text(body, 'key') : null;
  const secret = isRow(body) ? text(body, 'secret') : null;
  return key !== null && secret !== null ? { key, secret: holdSecret(secret) } : null;
};

/** The My Domain of an org whose login goes through another host, as the identity of the caller names it; else null. */
export const readCustomDomain = async (client: OrgClient): Promise<string | null> => {
  const read = await settle(client.resource('/services/oauth2/userinfo'));
  return 'value' in read && isRow(read.value) ? text(read.value, 'urls.custom_domain') : null;
};
