/** Reads a snapshot file, or says in one sentence what is wrong with it. */
import { type SfError } from '@salesforce/core';
import type { Inventory } from '../inventory/inventory.js';
import { digestOf, SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type Snapshot } from './snapshot.js';
import { upgradeSnapshot } from './upgrade-snapshot.js';
import { utf8Of } from '../text/decode.js';
import { codeOf } from '../text/error-code.js';
import { bundle } from '../text/messages.js';
import { parseJson } from '../text/parse-json.js';
import { readFileOrInput, TooLargeError } from '../text/read-file.js';
import { shareStrings } from '../text/share-strings.js';

const messages = bundle('snapshot');

/** A hundred times what the largest orgs give; no text that Node can hold is longer than twice this. */
const MOST_BYTES = 256 * 1024 * 1024;

const refuse = (key: string, file: string, ...more: Array<number | string>): SfError =>
  messages.createError(key, [file, ...more]);

const read = async (file: string, most: number): Promise<Buffer> => {
  try {
    return await readFileOrInput(file, most);
  } catch (error) {
    if (error instanceof TooLargeError) throw refuse('error.tooLarge', file, most);
    const code = codeOf(error);
    throw code === 'ENOENT' ? refuse('error.notFound', file) : refuse('error.unreadable', file, code);
  }
};

const decode = (bytes: Uint8Array, file: string): unknown => {
  const text = utf8Of(bytes);
  if (text === null) throw refuse('error.notText', file);
  if (text.trim() === '') throw refuse('error.empty', file);
  const data = parseJson(text);
  if (data === undefined) throw refuse('error.notJson', file);
  return data;
};

/** `1.10` is newer than `1.9`; null when it is no version. */
const isNewer = (version: string): boolean | null => {
  if (!/^\d{1,9}\.\d{1,9}$/.test(version)) return null;
  const [[major = 0, minor = 0], [ownMajor = 0, ownMinor = 0]] = [version, SNAPSHOT_VERSION].map((text) =>
    text.split('.').map(Number),
  ) as [number[], number[]];
  return major > ownMajor || (major === ownMajor && minor > ownMinor);
};

const checkFormat = (data: unknown, file: string): void => {
  const { format, formatVersion }: { format?: unknown; formatVersion?: unknown } =
    typeof data === 'object' && data !== null ? data : {};
  if (format !== SNAPSHOT_FORMAT) throw refuse('error.notSnapshot', file);
  const newer = typeof formatVersion === 'string' ? isNewer(formatVersion) : null;
  if (newer === true) throw refuse('error.newer', file, String(formatVersion), SNAPSHOT_VERSION);
  if (newer === null) throw refuse('error.damaged', file, 'formatVersion');
};

/** @throws SfError when the bytes are no snapshot of this format, or not the ones that were written */
export const parseSnapshot = async (bytes: Uint8Array, file: string): Promise<Inventory> =>
  inventoryIn(decode(bytes, file), file);

/** Apart from what decodes: the file's text is given up before its data are copied. */
const inventoryIn = async (data: unknown, file: string): Promise<Inventory> => {
  checkFormat(data, file);
  const { snapshotSchema } = await import('./snapshot-schema.js');
  const { success, data: snapshot, error } = snapshotSchema.safeParse(shareStrings(upgradeSnapshot(data)));
  if (!success) throw refuse('error.damaged', file, (error.issues[0]?.path ?? []).map(String).join('.') || 'digest');
  // What was read is of the shape of a snapshot by now; the digest is that of the file as it was written.
  if (digestOf(data as Snapshot) !== snapshot.digest) throw refuse('error.edited', file);
  return snapshot.inventory;
};

/** @param file path, or `-` for standard input */
export const readSnapshot = async (file: string, mostBytes = MOST_BYTES): Promise<Inventory> =>
  inventoryIn(decode(await read(file, mostBytes), file), file);
