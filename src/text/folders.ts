/** Folders and what is in them, by their paths alone. */
import path from 'node:path';

/** A folder and those above it, the nearest first. */
export function* upwards(folder: string): Generator<string> {
  for (let at = folder; ; at = path.dirname(at)) {
    yield at;
    if (at === path.dirname(at)) return;
  }
}

/** The path from a folder to what is in it, with forward slashes; empty for the folder itself, null for what is not. */
export const pathWithin = (folder: string, file: string): string | null => {
  const relative = path.relative(folder, file);
  const outside = relative === '..' || relative.startsWith(`..${path.sep}`) || path.isAbsolute(relative);
  return outside ? null : relative.split(path.sep).join('/');
};
