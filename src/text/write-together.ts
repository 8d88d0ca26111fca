/** Several files that are written all or not at all. */
import { linkSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { copyFile, mkdir, open, unlink } from 'node:fs/promises';
import path from 'node:path';
import { SfError } from '@salesforce/core/sfError';
import { onExit } from 'signal-exit';
import { codeOf } from './error-code.js';
import { bundle } from './messages.js';
import { renamePatiently } from './rename.js';
import { removeAbandoned, temporaryFor } from './temporary-file.js';
import { placeNew, refuseLink, statsOf } from './write-file.js';

const messages = bundle('report.files');

const MODE = 0o644;

export type FileToWrite = {
  path: string;
  text: string;
  /** A file that exists is replaced; otherwise it is an error. */
  overwrite: boolean;
};

/** Names of those that exist and may not be replaced. @throws SfError about what is no file, or a link */
export const inTheWay = async (files: readonly FileToWrite[]): Promise<string[]> => {
  const found: string[] = [];
  for (const file of files) {
    await refuseLink(file.path);
    const stats = await statsOf(path.resolve(file.path));
    if (stats !== null && !stats.isFile()) throw messages.createError('notAPlainFile', [file.path]);
    if (stats !== null && !file.overwrite) found.push(file.path);
  }
  return found;
};

type Undo = () => void;

const quietly = (undo: Undo): void => {
  try {
    undo();
  } catch {
    // What is not there any more needs no undoing, and one that fails must not keep the others from it.
  }
};

/**
 * Makes the folders of a file; undone, those go that are empty. One after the other: told to make all of them, Node
 * never ends where the kernel lets nobody make any, as below /proc.
 */
const makeFolders = async (folder: string, undo: Undo[]): Promise<void> => {
  const lacking: string[] = [];
  for (let at = folder; at !== path.dirname(at) && (await statsOf(at)) === null; at = path.dirname(at))
    lacking.unshift(at);
  for (const each of lacking) {
    await mkdir(each);
    undo.push(() => rmdirSync(each));
  }
};

const writeTemporary = async (target: string, text: string, mode: number): Promise<string> => {
  const temporary = temporaryFor(target);
  const handle = await open(temporary, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return temporary;
};

/** Keeps a second name of a file that is about to be replaced. */
const keep = async (target: string): Promise<string> => {
  const kept = temporaryFor(target);
  try {
    linkSync(target, kept);
  } catch {
    // File systems without hard links.
    await copyFile(target, kept);
  }
  return kept;
};

/**
 * Writes all files, each to a temporary one first, and then renames them. Where that fails, or the process is ended by
 * a signal, every file that was replaced is put back, and nothing else remains.
 *
 * @throws SfError that names the file
 */
export const writeTogether = async (files: readonly FileToWrite[]): Promise<void> => {
  const undo: Undo[] = [];
  const undoAll = (): void => undo.splice(0).toReversed().forEach(quietly);
  const forget = onExit(undoAll);
  const leftovers: string[] = [];
  let current = '';
  try {
    const written: Array<{ temporary: string; target: string; exists: boolean; overwrite: boolean }> = [];
    for (const { path: name, text, overwrite } of files) {
      current = name;
      await refuseLink(name);
      const target = path.resolve(name);
      await makeFolders(path.dirname(target), undo);
      await removeAbandoned(path.dirname(target));
      const stats = await statsOf(target);
      const temporary = await writeTemporary(target, text, stats === null ? MODE : stats.mode & 0o777);
      undo.push(() => unlinkSync(temporary));
      written.push({ temporary, target, exists: stats !== null, overwrite });
    }
    for (const [index, { temporary, target, exists, overwrite }] of written.entries()) {
      current = files[index]?.path ?? target;
      if (exists && overwrite) {
        const kept = await keep(target);
        leftovers.push(kept);
        undo.push(() => renameSync(kept, target));
        await renamePatiently(temporary, target);
      } else {
        await placeNew(temporary, target);
        undo.push(() => unlinkSync(target));
      }
    }
    undo.length = 0;
  } catch (error) {
    undoAll();
    throw error instanceof SfError ? error : messages.createError('notWritten', [current, codeOf(error)]);
  } finally {
    forget();
    for (const kept of leftovers) await unlink(kept).catch(() => undefined);
  }
};
