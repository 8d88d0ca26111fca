/** Which files a `.forceignore` keeps out of deploys. */
import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { Gap } from '../inventory/inventory.js';
import { decodeText } from '../text/decode.js';
import { codeOf } from '../text/error-code.js';
import { pathWithin, upwards } from '../text/folders.js';
import { readBytes } from '../text/read-file.js';
import { isEndless, patternsOf } from './patterns.js';
import { trouble } from './trouble.js';

export type ForceIgnore = {
  /** @param file absolute path; folders are asked for with `isFolder` */
  ignores: (file: string, isFolder?: boolean) => boolean;
  /** Where there is one that cannot be read, it is not known what a deploy would leave out. */
  gap: Gap | null;
};

const FILE = '.forceignore';
const MAX_BYTES = 1024 * 1024;

/** What the CLI leaves out whatever the file says. */
const ALWAYS = ['**/*.dup', '**/.*', '**/package2-descriptor.json', '**/package2-manifest.json'];

/** Backslashes of Windows stand for folders, too, as the CLI reads them. */
const linesOf = (text: string): string[] => text.split(/\r?\n/).map((line) => line.replaceAll('\\', '/'));

const findFile = async (start: string, last: string): Promise<{ file: string; wrong: string | null } | null> => {
  for (const folder of upwards(start)) {
    const file = path.join(folder, FILE);
    const stats = await lstat(file).catch(() => null);
    if (stats !== null) return { file, wrong: stats.isSymbolicLink() ? 'link' : stats.isFile() ? null : 'noFile' };
    if (folder === last) break;
  }
  return null;
};

const rules = (base: string, patterns: readonly string[]): ForceIgnore['ignores'] => {
  const matcher = patternsOf([...ALWAYS, ...patterns]);
  return (file, isFolder = false) => {
    const relative = pathWithin(base, file);
    if (relative === null || relative === '') return false;
    return matcher.ignores(isFolder ? `${relative}/` : relative);
  };
};

/** The nearest file between a folder and the project's, or the folder itself where there is no project. */
export const readForceIgnore = async (
  folder: string,
  projectFolder: string | null,
  shown: (file: string) => string,
): Promise<ForceIgnore> => {
  const found = await findFile(folder, projectFolder ?? folder);
  const base = found === null ? (projectFolder ?? folder) : path.dirname(found.file);
  if (found === null) return { ignores: rules(base, []), gap: null };
  if (found.wrong !== null) return { ignores: rules(base, []), gap: trouble(found.wrong, shown(found.file)) };
  try {
    const lines = linesOf(decodeText(await readBytes(found.file, MAX_BYTES)));
    const endless = lines.filter(isEndless);
    return {
      ignores: rules(
        base,
        lines.filter((line) => !isEndless(line)),
      ),
      gap: endless.length === 0 ? null : trouble('pattern', shown(found.file), { tokens: [endless[0] ?? ''] }),
    };
  } catch (error) {
    const gap = trouble('unreadable', shown(found.file), { tokens: [codeOf(error)] });
    return { ignores: rules(base, []), gap };
  }
};
