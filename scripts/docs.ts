import { readFile, writeFile } from 'node:fs/promises';
import { build } from './support/build.js';
import { ERRORS_DOC, errorsDoc } from './support/errors-doc.js';
import { withParts } from './support/readme-parts.js';
import { README, writeReference } from './support/readme.js';
import { taskEnv } from './support/task-env.js';

/**
 * Writes the parts of README.md that a program writes (the demo's report, the table of rules, the command reference),
 * and docs/errors.md.
 */
export default async function main(): Promise<number> {
  const env = await taskEnv();
  await build(env);
  await writeFile(README, await withParts(await readFile(README, 'utf8')));
  await writeFile(ERRORS_DOC, errorsDoc());
  await writeReference(env);
  return 0;
}
