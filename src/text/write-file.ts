/** Files that are written whole or not at all. */
import { randomBytes } from 'node:crypto';
import { constants, unlinkSync, type Stats } from 'node:fs';
import { access, link, open, realpath, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { SfError } from '@salesforce/core/sfError';
import { onExit } from 'signal-exit';
import { batches } from './batches.js';
import { bundle } from './messages.js';

const messages = bundle('report.files');

/** Readable by all; the umask of the caller takes away what it is to take away. */
const MODE = 0o644;

const refuse = (key: string, file: string, ...more: string[]): SfError => messages.createError(key, [file, ...more]);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error
    ? String(error.code)
    : error instanceof Error
      ? error.message
      : String(error);

const statsOf = async (file: string): Promise<Stats | null> =>
  stat(file).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw refuse('notWritable', file, codeOf(error));
  });

/** The file itself where a link was named, so that the link stays what it is. */
const targetOf = async (file: string): Promise<string> => realpath(file).catch(() => path.resolve(file));

/** In the same folder, since a file can be renamed only within one file system. */
const temporaryFor = (target: string): string =>
  path.join(path.dirname(target), `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);

/** Throws unless a file can be put there. Nothing is left behind, and a file that exists is not touched. */
export const checkWritable = async (file: string): Promise<void> => {
  const target = await targetOf(file);
  const existing = await statsOf(target);
  // To rename over a device, such as /dev/stdout, would replace it.
  if (existing !== null && !existing.isFile()) throw refuse('notAFile', file);
  const folder = await statsOf(path.dirname(target));
  if (folder === null) throw refuse('noFolder', file, path.dirname(file));
  if (!folder.isDirectory()) throw refuse('notAFolder', file, path.dirname(file));
  try {
    if (existing !== null) await access(target, constants.W_OK);
    // Rights do not tell all: a file system can be full or read-only.
    const probe = temporaryFor(target);
    await (await open(probe, 'wx', MODE)).close();
    await unlink(probe);
  } catch (error) {
    throw refuse('notWritable', file, codeOf(error));
  }
};

export type WriteOptions = {
  /** Permission bits of the file, before the umask. */
  mode?: number;
  /** A file that exists is replaced; otherwise it is an error. */
  overwrite?: boolean;
};

/** Unlike a rename, a link fails where a file has appeared meanwhile. */
const placeNew = async (temporary: string, target: string): Promise<void> => {
  await link(temporary, target);
  await unlink(temporary);
};

/**
 * Writes all pieces to a temporary file beside `file`, forces them to disk and renames it. Where that fails, or the
 * process is ended by a signal, neither a part of the file nor the temporary one remains.
 */
export const writeWhole = async (
  file: string,
  pieces: Iterable<string>,
  { mode = MODE, overwrite = true }: WriteOptions = {},
): Promise<void> => {
  const target = await targetOf(file);
  const temporary = temporaryFor(target);
  const forget = onExit(() => {
    try {
      unlinkSync(temporary);
    } catch {
      // It was not there yet, or is in its place already.
    }
  });
  try {
    const handle = await open(temporary, 'wx', mode);
    try {
      await handle.writeFile(batches(pieces));
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (overwrite) await rename(temporary, target);
    else await placeNew(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    if (!overwrite && codeOf(error) === 'EEXIST') throw refuse('exists', file);
    throw refuse('notWritten', file, codeOf(error));
  } finally {
    forget();
  }
};
