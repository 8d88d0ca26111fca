/** Where a package directory of a project really is. */
import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';

type Disk = {
  realpath: (file: string) => Promise<string>;
  lstat: (file: string) => Promise<{ isSymbolicLink(): boolean }>;
};

/**
 * A folder by the name that the disk has for it; null where a link stands on the way from the project's. macOS and
 * Windows take a name in another case, or with its accents written otherwise, for the same: that is no link.
 *
 * @throws the system's error
 */
export const realFolder = async (
  folder: string,
  project: string,
  disk: Disk = { realpath, lstat },
): Promise<string | null> => {
  const real = await disk.realpath(folder);
  if (real === folder) return real;
  for (let at = folder; at !== project && at !== path.dirname(at); at = path.dirname(at)) {
    if ((await disk.lstat(at)).isSymbolicLink()) return null;
  }
  return real;
};
