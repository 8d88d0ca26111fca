/** Reads a callback key, however broken, and names everything that is wrong with it. Pure; never tells the secret. */
import { compareWith, type Expectation } from './inspect/expectation.js';
import { repairable, type Defect, type DoubtId } from './inspect/defect.js';
import { doubtsOf } from './inspect/doubts.js';
import { formatHost, inspectHost, type HostFormat } from './inspect/host-defects.js';
import { parseMembers } from './inspect/json.js';
import { looksLikeConsumerKey, looksLikeSecret } from './inspect/known-forms.js';
import { sortMembers } from './inspect/members.js';
import { readValues } from './inspect/values.js';
import { encodeKey, sha256, type CallbackKey, type Member } from './key.js';
import { peelKey } from './peel/peel.js';

export type { Expectation } from './inspect/expectation.js';
export type { Defect, DefectId } from './inspect/defect.js';

/** What may be shown of a key. */
export type KeyView = {
  /** Bare host; null when there is none or it cannot be one. */
  host: string | null;
  /** The first and last characters of the client id; null when it does not look like one, since it may be a secret. */
  clientId: string | null;
  /** SHA-256 (hex) of the client id. */
  clientIdDigest: string | null;
  secret: { length: number; looksLikeOne: boolean } | null;
};

export type Inspection = {
  defects: Defect[];
  /** What is unusual, and neither right nor wrong by what can be seen. */
  doubts: DoubtId[];
  view: KeyView;
};

/**
 * A key is called sound only when it has no defect, every value has a known form, and everything that it should be
 * compared with could be read; null when that is not known.
 */
export const isSound = (found: { defects: unknown[]; doubts: unknown[]; notChecked: unknown[] }): boolean | null => {
  if (found.defects.length > 0) return false;
  return found.doubts.length === 0 && found.notChecked.length === 0 ? true : null;
};

/** Holds the secret: for those who send or repair the key, never for output. */
export type ReadKey = Inspection & { key: CallbackKey | null };

export type InspectOptions = { expected?: Expectation; hostFormat?: HostFormat };

const shorten = (clientId: string): string => `${clientId.slice(0, 9)}…${clientId.slice(-4)}`;

const viewOf = (
  host: string | null,
  { client_id: id, client_secret: secret }: Record<Member, string | null>,
): KeyView => ({
  host,
  clientId: id !== null && looksLikeConsumerKey(id) ? shorten(id) : null,
  clientIdDigest: id === null ? null : sha256(id),
  secret: secret === null ? null : { length: [...secret].length, looksLikeOne: looksLikeSecret(secret) },
});

const NOTHING: KeyView = { host: null, clientId: null, clientIdDigest: null, secret: null };

/** Reads what a key means, with the key itself where all three members are there. */
export const readKey = (
  given: Uint8Array | string,
  { expected = {}, hostFormat = 'bare' }: InspectOptions = {},
): ReadKey => {
  const bytes = Buffer.from(given);
  const peeled = peelKey(bytes);
  if (peeled.json === null) return { defects: peeled.defects, doubts: [], view: NOTHING, key: null };
  const parsed = parseMembers(peeled.json);

  const sorted = sortMembers(parsed.members);
  const { values, defects: valueDefects } = readValues(sorted.values);
  const inspected =
    values.host === null
      ? { host: null, form: null, defects: [] }
      : inspectHost(values.host, hostFormat, expected.host?.toLowerCase() ?? null);
  const defects = [
    ...peeled.defects,
    ...parsed.defects,
    ...sorted.defects,
    ...valueDefects,
    ...inspected.defects,
    ...compareWith({ host: inspected.host, form: inspected.form, values }, expected),
  ];

  const { host } = inspected;
  const { client_id, client_secret } = values;
  const key =
    host !== null && client_id !== null && client_secret !== null
      ? { host: formatHost(host, hostFormat), client_id, client_secret }
      : null;
  const canonical = key !== null && Buffer.from(encodeKey(key)).equals(bytes);
  // Whatever else makes it differ from the one form that is known to be accepted.
  if (!canonical && defects.length === 0) defects.push(repairable('not-canonical'));
  const doubts = doubtsOf({ host, form: inspected.form, values }, expected);
  return { defects, doubts, view: viewOf(host, values), key };
};

/** All defects of a key at once, and what may be shown of it. */
export const inspectKey = (given: Uint8Array | string, options?: InspectOptions): Inspection => {
  const { defects, doubts, view } = readKey(given, options);
  return { defects, doubts, view };
};
