/** Hands the callback key of a pair over, in the form and by the checks of `sf nhi key generate`. */
import { readFile } from 'node:fs/promises';
import type { VendorProfile } from '../../callback/profiles/profile.js';
import type { Pair } from '../../org/sources/staged-credentials.js';
import { bundle } from '../../text/messages.js';
import { checkKeyFile, writeKeyFile } from '../key-file.js';
import { finishKey, type MadeKey, type Prepared } from '../make-key.js';
import type { EmitKey } from './context.js';

const messages = bundle('report.files');

/** @throws SfError when the pair cannot stand in a key */
const keyOf = (pair: Pair, prepared: Prepared, profile: VendorProfile): Promise<MadeKey> =>
  finishKey(
    { ...prepared, app: { ...prepared.app, consumerKey: null } },
    { profile, clientId: pair.key, askClientId: null, readSecret: () => Promise.resolve(pair.secret) },
  );

/** What is in the file now; null where there is none. */
const contentOf = async (file: string): Promise<string | null> =>
  readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw messages.createError('exists', [file]);
  });

/** Into a new file of mode 0600. One that holds exactly this pair already stays as it is; any other is refused. */
export const toFile = (file: string, prepared: Prepared, profile: VendorProfile): EmitKey => {
  const holds = async (pair: Pair): Promise<boolean> =>
    (await contentOf(file)) === (await keyOf(pair, prepared, profile)).key;
  return {
    check: async (pair) => {
      if (pair === null || !(await holds(pair))) await checkKeyFile(file, false);
    },
    hand: async (pair) => {
      if (!(await holds(pair))) await writeKeyFile(file, (await keyOf(pair, prepared, profile)).key, false);
    },
  };
};

/** @param show prints the key, or keeps it for the result */
export const toShow = (show: (key: string) => Promise<void>, prepared: Prepared, profile: VendorProfile): EmitKey => ({
  check: () => Promise.resolve(),
  hand: async (pair) => show((await keyOf(pair, prepared, profile)).key),
});
