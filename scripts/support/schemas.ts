import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { digest, filesBelow } from './build.js';

export const SCHEMAS = path.join(ROOT, 'schemas');

/** All that a schema is made of, and all of them. */
const INPUTS = ['src', 'messages', 'scripts', 'schemas'];

const PROVED = path.join(ROOT, 'node_modules', '.cache', 'schemas-proved');

/** What is wrong with schemas/, or nothing. What was right is not made again until something of it changes. */
export async function schemaDifference(): Promise<string> {
  const folders = await Promise.all(INPUTS.map(async (folder) => filesBelow(folder).catch((): string[] => [])));
  const stamp = await digest([...folders.flat(), 'package-lock.json']);
  if ((await readFile(PROVED, 'utf8').catch(() => null)) === stamp) return '';
  const problems = await problemsOfSchemas();
  if (problems.length > 0) return `${problems.join('\n')}\nRun "npm run snapshot".`;
  await mkdir(path.dirname(PROVED), { recursive: true });
  await writeFile(PROVED, stamp);
  return '';
}

async function problemsOfSchemas(): Promise<string[]> {
  const { schemaFiles } = await import('./schema-files.js');
  const wanted = await schemaFiles();
  const found = await readdir(SCHEMAS).catch((): string[] => []);
  const problems = found.filter((name) => !wanted.has(name)).map((name) => `schemas/${name} belongs to no command.`);
  for (const [name, content] of wanted) {
    const now = await readFile(path.join(SCHEMAS, name), 'utf8').catch(() => null);
    if (now === null) problems.push(`schemas/${name} is missing.`);
    else if (now !== content) problems.push(`schemas/${name} is not what the command gives.`);
  }
  return problems;
}
