import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../test/support/processes.js';
import { build } from './support/build.js';
import { GENERATED_DOCS } from './support/generated-docs.js';
import { withParts } from './support/readme-parts.js';
import { writeReference } from './support/reference.js';
import { taskEnv } from './support/task-env.js';

/**
 * Writes the documents that a program writes: parts of README.md, the pages of the commands, rules and
 * errors, and the pictures of a terminal.
 */
export default async function main(): Promise<number> {
  const env = await taskEnv();
  await build(env);
  const readme = path.join(ROOT, 'README.md');
  await writeFile(readme, await withParts(await readFile(readme, 'utf8')));
  for (const [file, write] of Object.entries(GENERATED_DOCS)) await writeFile(path.join(ROOT, file), await write());
  await writeReference(env);
  return 0;
}
