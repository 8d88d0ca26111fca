import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';

/** Ids of all commands, for example `nhi:audit`. */
export async function commandIds(): Promise<string[]> {
  const manifest = JSON.parse(await readFile(path.join(ROOT, 'oclif.manifest.json'), 'utf8')) as { commands: object };
  return Object.keys(manifest.commands);
}
