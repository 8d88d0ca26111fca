/** A callback key in a file of its own, which only its owner may read. */
import { lstat } from 'node:fs/promises';
import { checkWritable, writeWhole } from '../text/write-file.js';
import { bundle } from '../text/messages.js';

const messages = bundle('report.files');

const OWNER_ONLY = 0o600;

/** Fails before anything is asked for when the key could not be written there. */
export const checkKeyFile = async (file: string, force: boolean): Promise<void> => {
  const exists = await lstat(file).then(
    () => true,
    () => false,
  );
  if (exists && !force) throw messages.createError('exists', [file]);
  await checkWritable(file);
};

/** Whole or not at all, and without a line break, which would be a part of the key. */
export const writeKeyFile = async (file: string, key: string, force: boolean): Promise<void> =>
  writeWhole(file, [key], { mode: OWNER_ONLY, overwrite: force });
