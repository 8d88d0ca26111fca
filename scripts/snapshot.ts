import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { snapshotJsonSchema } from '../src/snapshot/json-schema.js';
import { policyJsonSchema } from '../src/policy/json-schema.js';
import { ruleNames } from '../src/cli/rule-names.js';
import { ROOT } from '../test/support/processes.js';
import { build } from './support/build.js';
import { dev } from './support/checks.js';
import { taskEnv } from './support/task-env.js';

/** Accepts the commands and their JSON results as they are: command-snapshot.json and schemas/. */
export default async function main(): Promise<number> {
  const env = await taskEnv();
  await build(env);
  await rm(path.join(ROOT, 'schemas'), { recursive: true, force: true });
  for (const command of ['snapshot:generate', 'schema:generate']) {
    const { code, output } = await dev(env, command);
    console.log(output.trim());
    if (code !== 0) return code;
  }
  await writeFile(path.join(ROOT, 'schemas', 'nhi-policy.schema.json'), policyJsonSchema(ruleNames()));
  await writeFile(path.join(ROOT, 'schemas', 'nhi-snapshot.schema.json'), snapshotJsonSchema());
  return 0;
}
