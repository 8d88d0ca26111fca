/** Finds the files of a tree that say something about integrations. Nothing is opened here, and no link followed. */
import { lstat, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Dirent } from 'node:fs';
import type { Gap } from '../inventory/inventory.js';
import { codeOf } from '../text/error-code.js';
import type { ForceIgnore } from './force-ignore.js';
import { trouble } from './trouble.js';
import { TYPES, typeOfFile, type NamedFile } from './file-types.js';
import { partOfSet, type PartOfSet } from './set-parts.js';

/** `part`: one of several files of a permission set. */
export type FoundFile = NamedFile & { path: string; part?: PartOfSet };

export type Walked = {
  files: FoundFile[];
  gaps: Gap[];
};

type Walk = Walked & { ignores: ForceIgnore['ignores']; shown: (file: string) => string };

/** Depth of folders beyond which something is wrong with the tree. */
const MAX_DEPTH = 64;

/** A link to a file of another kind hides nothing; what one to a folder hides is not known. */
const hidesNothing = async (file: string): Promise<boolean> => {
  if (typeOfFile(path.basename(file)) !== null || /\.cls-meta\.xml$/i.test(file)) return false;
  try {
    return (await stat(file)).isFile();
  } catch {
    return false;
  }
};

const takeFile = (walk: Walk, folder: string, name: string): void => {
  const named = typeOfFile(name);
  const file = path.join(folder, name);
  const part = named === null ? partOfSet(file) : null;
  if ((named === null && part === null) || walk.ignores(file)) return;
  if (named !== null) walk.files.push({ ...named, path: file });
  else if (part === 'notKnown') walk.gaps.push(trouble('partOfSet', walk.shown(file), { source: 'PermissionSet' }));
  else if (part !== null) walk.files.push({ type: 'PermissionSet', name: part.name, path: file, part });
};

const takeLink = async (walk: Walk, file: string): Promise<void> => {
  if (walk.ignores(file) || (await hidesNothing(file))) return;
  const named = typeOfFile(path.basename(file));
  walk.gaps.push(trouble('link', walk.shown(file), named === null ? {} : { source: TYPES[named.type].source }));
};

type Kind = Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>;

/** What Windows keeps elsewhere (deduplicated, in a cloud) looks like a link in the list of a folder, and is none. */
export const kindOf = async (file: string, entry: Kind): Promise<Kind> =>
  entry.isSymbolicLink() ? lstat(file).catch(() => entry) : entry;

const takeEntry = async (walk: Walk, folder: string, entry: Dirent, depth: number): Promise<void> => {
  const file = path.join(folder, entry.name);
  const kind = await kindOf(file, entry);
  if (kind.isFile()) return takeFile(walk, folder, entry.name);
  if (kind.isSymbolicLink()) return takeLink(walk, file);
  if (kind.isDirectory()) return walk.ignores(file, true) ? undefined : takeFolder(walk, file, depth + 1);
  // A pipe, a socket or a device in the place of a file.
  const named = typeOfFile(entry.name);
  if (named !== null) walk.gaps.push(trouble('noFile', walk.shown(file), { source: TYPES[named.type].source }));
};

const takeFolder = async (walk: Walk, folder: string, depth: number): Promise<void> => {
  if (depth > MAX_DEPTH) {
    walk.gaps.push(trouble('tooDeep', walk.shown(folder)));
    return;
  }
  let entries: Dirent[];
  try {
    entries = await readdir(folder, { withFileTypes: true });
  } catch (error) {
    walk.gaps.push(trouble('unreadable', walk.shown(folder), { tokens: [codeOf(error)] }));
    return;
  }
  for (const entry of entries) {
    if (entry.isFile()) takeFile(walk, folder, entry.name);
    else await takeEntry(walk, folder, entry, depth);
  }
};

/** @param root a folder, or a single file; the caller has resolved it */
export const walk = async (
  root: string,
  ignores: ForceIgnore['ignores'],
  shown: (file: string) => string,
): Promise<Walked> => {
  const state: Walk = { files: [], gaps: [], ignores, shown };
  if ((await lstat(root)).isDirectory()) await takeFolder(state, root, 0);
  else takeFile(state, path.dirname(root), path.basename(root));
  const byPath = (a: FoundFile, b: FoundFile): number => (a.path < b.path ? -1 : 1);
  const byDetail = (a: Gap, b: Gap): number => (a.detail < b.detail ? -1 : 1);
  return { files: state.files.sort(byPath), gaps: state.gaps.sort(byDetail) };
};
