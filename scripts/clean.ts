import { rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../test/support/processes.js';
import { SHRINKWRAP } from './support/shrinkwrap.js';

/** Removes everything that is made from the sources; the installed dependencies stay. */
export default async function main(): Promise<number> {
  for (const made of ['lib', 'coverage', 'oclif.manifest.json', SHRINKWRAP, '.demo', '.tmp']) {
    await rm(path.join(ROOT, made), { recursive: true, force: true });
  }
  return 0;
}
