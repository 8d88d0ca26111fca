import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { mustRun } from './run.js';

const LIB = path.join(ROOT, 'lib');
const MANIFEST = path.join(ROOT, 'oclif.manifest.json');
const STAMP = path.join(LIB, '.built-from');
const INPUTS = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** Compiles src to lib and writes oclif.manifest.json; does nothing when neither has changed since. */
export async function build(env: NodeJS.ProcessEnv): Promise<void> {
  const sources = await filesBelow('src');
  const stamp = await digest([...INPUTS, ...sources, ...(await filesBelow('messages'))]);
  if (await isBuilt(sources, stamp)) return;

  await removeOrphans(sources);
  await rm(STAMP, { force: true });
  await mustRun('typescript-native/bin/tsc', ['--build'], { env });
  await mustRun('oclif/bin/run.js', ['manifest'], { env });
  await writeFile(STAMP, stamp);
}

const withSlashes = (file: string): string => file.replaceAll(path.sep, '/');

/** Files below a folder of the repository, sorted, as paths relative to it with forward slashes. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(path.join(ROOT, folder), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return files.map((file) => withSlashes(path.relative(ROOT, path.join(file.parentPath, file.name)))).sort();
}

/** src/a/b.ts → lib/a/b.js */
export const compiledName = (source: string): string => source.replace(/^src\//, 'lib/').replace(/\.ts$/, '.js');

/** Of the names and the content of files. */
export async function digest(files: string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\0`).update(await readFile(path.join(ROOT, file)));
  return hash.digest('hex');
}

async function isBuilt(sources: string[], stamp: string): Promise<boolean> {
  if (!existsSync(STAMP) || !existsSync(MANIFEST)) return false;
  const complete = sources.every((source) => existsSync(path.join(ROOT, compiledName(source))));
  return complete && (await readFile(STAMP, 'utf8')) === stamp;
}

/** Removes what was compiled from files that are gone: a stale command would still be found by the CLI. */
async function removeOrphans(sources: string[]): Promise<void> {
  if (!existsSync(LIB)) return;
  const current = new Set(sources.map(compiledName));
  for (const file of await filesBelow('lib')) {
    const isRecord = path.basename(file).startsWith('.');
    if (!isRecord && !current.has(file.replace(/\.map$/, ''))) await rm(path.join(ROOT, file));
  }
  // The compiler trusts its own record of what it has written, so that a lost file would never come back.
  const lost = [...current].some((file) => !existsSync(path.join(ROOT, file)));
  if (lost) await rm(path.join(LIB, '.tsbuildinfo'), { force: true });
}
