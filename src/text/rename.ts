/** Renames a file, also on Windows, where whoever has it open for a moment keeps everybody else from it. */
import { rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf } from './error-code.js';

/** What Windows answers while a virus scanner, an indexer or an editor has one of the two open. */
const IN_USE: ReadonlySet<string> = new Set(['EACCES', 'EBUSY', 'EPERM']);

/** Milliseconds between the attempts, a second and a half together. */
const PAUSES = [10, 20, 50, 100, 200, 400, 800];

type Means = {
  platform?: NodeJS.Platform;
  attempt?: (from: string, to: string) => Promise<void>;
  wait?: (ms: number) => Promise<unknown>;
};

/** A file that is there is replaced. @throws the system's error, on Windows once it has lasted */
export const renamePatiently = async (
  from: string,
  to: string,
  { platform = process.platform, attempt = rename, wait = sleep }: Means = {},
): Promise<void> => {
  for (const pause of platform === 'win32' ? PAUSES : []) {
    try {
      return await attempt(from, to);
    } catch (error) {
      if (!IN_USE.has(codeOf(error))) throw error;
    }
    await wait(pause);
  }
  return attempt(from, to);
};
