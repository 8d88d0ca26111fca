/**
 * Names of temporary files beside the file that is written. A process that is killed leaves its own behind, which may
 * hold a key: the name tells who made it, so that the next run in that folder can remove it.
 */
import { createHash, randomBytes } from 'node:crypto';
import { lstat, readdir, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';

/** Whether a process on another machine lives cannot be told; no file takes as long as this. */
const ABANDONED_MS = 3_600_000;

const NAME = /^\.sf-nhi-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.tmp$/;

const hostMark = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Those of this process. */
const own = new Set<string>();

/**
 * A name in the same folder, since a file can be renamed only within one file system. It is short, whatever the length
 * of the name that the file will have.
 */
export const temporaryFor = (target: string): string => {
  const name = `.sf-nhi-${hostMark()}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  own.add(name);
  return path.join(path.dirname(target), name);
};

const lives = (pid: number): boolean => {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is one, of another user.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
};

const isAbandoned = async (file: string): Promise<boolean> => {
  const [, host, pid] = NAME.exec(path.basename(file)) ?? [];
  if (host === undefined || own.has(path.basename(file))) return false;
  const stats = await lstat(file);
  if (!stats.isFile()) return false;
  return host === hostMark() ? !lives(Number(pid)) : Date.now() - stats.mtimeMs > ABANDONED_MS;
};

/** Removes what runs that were killed have left in a folder. Never fails: it is no part of what was asked for. */
export const removeAbandoned = async (folder: string): Promise<void> => {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((each) => NAME.test(each))) {
    const file = path.join(folder, name);
    // Another run may have been quicker.
    if (await isAbandoned(file).catch(() => false)) await unlink(file).catch(() => undefined);
  }
};
