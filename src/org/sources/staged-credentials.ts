/**
 * The consumer credentials of an external client app, and the slot in which another pair is staged (Connect REST API
 * Developer Guide, "OAuth Credentials" and "Staged OAuth Credentials", from API 65.0 on). Secrets live in the values of
 * these functions only.
 */
import type { OrgClient } from '../client/client.js';
import { RequestFailure } from '../client/failure.js';
import { isRow, type Row } from '../../metadata/row.js';
import { badShape } from '../client/rest.js';
import { text } from '../client/row.js';
import { holdSecret } from '../../text/secrets.js';
import type { AppIdentity } from './consumer-key.js';

export type Pair = { key: string; secret: string };

export type Consumer = {
  id: string;
  name: string | null;
  /** The consumer key in force. */
  key: string | null;
};

/**
 * What is in the one slot of a consumer. `Active`: a pair that waits to be applied. `Rotated`: the former main pair.
 * `Expired`: either of them, of no use any more. `unknown`: in no state that is documented.
 */
export type Slot =
  | { state: 'empty' }
  | {
      state: 'Active' | 'Expired' | 'Rotated' | 'unknown';
      id: string;
      pair: Pair;
      /** Civil times as the org gives them, such as `2026-12-27T10:00:00.000Z`; null when it does not. */
      createdAt: string | null;
      expiresAt: string | null;
    };

/** How a request that changes the org ended. `lost`: nobody knows whether it took effect. */
export type Change = { kind: 'done' } | { kind: 'lost' | 'refused'; code: string; message: string };

/** Sends a request that changes the org once, whatever comes back. */
export type SendChange = (method: 'DELETE' | 'PATCH' | 'POST', path: string, body?: object) => Promise<Change>;

export type CredentialsOfApp = {
  /** @throws RequestFailure */
  consumers: () => Promise<Consumer[]>;
  /** The pair in force. @throws RequestFailure */
  main: (consumerId: string) => Promise<Pair>;
  /** @throws RequestFailure */
  slot: (consumerId: string) => Promise<Slot>;
  stage: (consumerId: string) => Promise<Change>;
  rotate: (consumerId: string, stagedId: string) => Promise<Change>;
  drop: (consumerId: string, stagedId: string) => Promise<Change>;
};

export const CREDENTIALS_FROM = 65;

const listIn = (body: unknown, name: 'consumers' | 'stagedCredentials'): Row[] => {
  const list = isRow(body) ? body[name] : undefined;
  if (!Array.isArray(list) || !list.every(isRow)) throw badShape(name);
  return list;
};

const pairOf = (row: Row): Pair => {
  const [key, secret] = [text(row, 'key'), text(row, 'secret')];
  if (!key || !secret) throw badShape('pair');
  return { key, secret: holdSecret(secret) };
};

const STATES = ['Active', 'Expired', 'Rotated'] as const;

const slotOf = (rows: readonly Row[]): Slot => {
  const [row, ...more] = rows;
  if (row === undefined) return { state: 'empty' };
  const id = text(row, 'id');
  if (!id) throw badShape('stagedCredentials');
  const state = STATES.find((name) => name.toLowerCase() === text(row, 'state')?.toLowerCase());
  return {
    state: more.length > 0 ? 'unknown' : (state ?? 'unknown'),
    id,
    pair: pairOf(row),
    createdAt: text(row, 'createdDate'),
    expiresAt: text(row, 'expirationDate'),
  };
};

/** @param appId id of the external client app (`0xI…`) */
export const credentialsOfApp = (
  client: Pick<OrgClient, 'apiVersion' | 'resource'>,
  send: SendChange,
  appId: string,
): CredentialsOfApp => {
  const root = `/services/data/v${client.apiVersion}/apps/oauth/credentials/${encodeURIComponent(appId)}`;
  const consumer = (id: string): string => `${root}/${encodeURIComponent(id)}`;
  const staged = (consumerId: string, id: string): string => `${consumer(consumerId)}/staged/${encodeURIComponent(id)}`;
  return {
    consumers: async () =>
      listIn(await client.resource(root), 'consumers').map((row) => {
        const id = text(row, 'id');
        if (!id) throw badShape('consumers');
        return { id, name: text(row, 'name'), key: text(row, 'key') };
      }),
    main: async (consumerId) => {
      const body = await client.resource(`${consumer(consumerId)}?part=keyandsecret`, { asksForSecrets: true });
      return pairOf(isRow(body) ? body : {});
    },
    slot: async (consumerId) =>
      slotOf(
        listIn(await client.resource(`${consumer(consumerId)}/staged`, { asksForSecrets: true }), 'stagedCredentials'),
      ),
    // The body is documented as none; without one the connection was seen to be reset.
    stage: (consumerId) => send('POST', `${consumer(consumerId)}/staged`, {}),
    rotate: (consumerId, id) => send('PATCH', staged(consumerId, id), { command: 'rotate' }),
    drop: (consumerId, id) => send('DELETE', staged(consumerId, id)),
  };
};

/** Consumer key of the pair that is staged for an app; null where there is none, or the org does not tell. */
export const stagedKeyOf = async (
  client: Pick<OrgClient, 'apiVersion' | 'resource'>,
  { id, kind }: Pick<AppIdentity, 'id' | 'kind'>,
): Promise<string | null> => {
  if (kind !== 'ExternalClientApp' || id === null || Number(client.apiVersion) < CREDENTIALS_FROM) return null;
  const never: SendChange = () => Promise.reject(new Error('Nothing is changed here.'));
  const credentials = credentialsOfApp(client, never, id);
  try {
    const [consumer] = await credentials.consumers();
    const slot = consumer === undefined ? null : await credentials.slot(consumer.id);
    return slot?.state === 'Active' ? slot.pair.key : null;
  } catch (error) {
    if (error instanceof RequestFailure) return null;
    throw error;
  }
};
