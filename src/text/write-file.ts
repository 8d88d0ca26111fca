/** Files that are written whole or not at all. */
import { constants, unlinkSync, type Stats } from 'node:fs';
import { access, link, lstat, open, readlink, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { SfError } from '@salesforce/core/sfError';
import { onExit } from 'signal-exit';
import { batches } from './batches.js';
import { codeOf } from './error-code.js';
import { bundle } from './messages.js';
import { renamePatiently } from './rename.js';
import { removeAbandoned, temporaryFor } from './temporary-file.js';

const messages = bundle('report.files');

/** Readable by all; the umask of the caller takes away what it is to take away. */
const MODE = 0o644;

/** Of what is there for a moment only. */
const OWNER_ONLY = 0o600;

const refuse = (key: string, file: string, ...more: string[]): SfError => messages.createError(key, [file, ...more]);

const unlessMissing = (error: unknown): void => {
  if (codeOf(error) !== 'ENOENT') throw error;
};

export const statsOf = async (file: string): Promise<Stats | null> =>
  stat(file).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    throw refuse('notWritable', file, codeOf(error));
  });

/** A file behind a link may be anybody's: it is not replaced by whoever put the link there. */
export const refuseLink = async (file: string): Promise<void> => {
  const target = await readlink(file).catch(() => null);
  if (target !== null) throw refuse('link', file, target);
};

/** Throws unless a file can be put there. Nothing is left behind, and a file that exists is not touched. */
export const checkWritable = async (file: string): Promise<void> => {
  const target = path.resolve(file);
  const existing = await statsOf(target);
  // To rename over a device, such as /dev/stdout, would replace it.
  if (existing !== null && !existing.isFile()) throw refuse('notAFile', file);
  await refuseLink(file);
  const folder = await statsOf(path.dirname(target));
  if (folder === null) throw refuse('noFolder', file, path.dirname(file));
  if (!folder.isDirectory()) throw refuse('notAFolder', file, path.dirname(file));
  try {
    // Names of up to 255 bytes are legal; a longer one fails here.
    if (existing !== null) await access(target, constants.W_OK);
    else await lstat(target).catch(unlessMissing);
    // Rights do not tell all: a file system can be full or read-only.
    const probe = temporaryFor(target);
    await (await open(probe, 'wx', OWNER_ONLY)).close();
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

/** File systems without hard links; EISDIR is what Windows says of FAT and exFAT. */
const NO_LINKS = new Set(['EISDIR', 'EMLINK', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EPERM']);

const placeWithoutLink = async (temporary: string, target: string): Promise<void> => {
  await (await open(target, 'wx', OWNER_ONLY)).close();
  try {
    await renamePatiently(temporary, target);
  } catch (error) {
    await unlink(target).catch(() => undefined);
    throw error;
  }
};

/** Unlike a rename, a link fails where a file has appeared meanwhile; so does the creation of a file in its place. */
export const placeNew = async (temporary: string, target: string, makeLink = link): Promise<void> => {
  try {
    await makeLink(temporary, target);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error))) throw error;
    return placeWithoutLink(temporary, target);
  }
  // The file is there. A second name that somebody holds at this moment is removed by the next run.
  await unlink(temporary).catch(() => undefined);
};

/**
 * Writes all pieces to a temporary file beside `file`, forces them to disk and renames it. Where that fails, or the
 * process is ended by a signal, neither a part of the file nor the temporary one remains; what a process that was
 * killed has left is removed by the next one that writes to that folder.
 */
export const writeWhole = async (
  file: string,
  pieces: Iterable<string>,
  { mode = MODE, overwrite = true }: WriteOptions = {},
): Promise<void> => {
  const target = path.resolve(file);
  await refuseLink(file);
  await removeAbandoned(path.dirname(target));
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
    if (overwrite) await renamePatiently(temporary, target);
    else await placeNew(temporary, target);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    if (!overwrite && codeOf(error) === 'EEXIST') throw refuse('exists', file);
    throw refuse('notWritten', file, codeOf(error));
  } finally {
    forget();
  }
};
