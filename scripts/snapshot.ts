import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from './support/build.js';
import { dev } from './support/checks.js';
import { schemaFiles } from './support/schema-files.js';
import { SCHEMAS } from './support/schemas.js';
import { taskEnv } from './support/task-env.js';

/** Accepts the commands and their JSON results as they are: command-snapshot.json and schemas/. */
export default async function main(): Promise<number> {
  const env = await taskEnv();
  await build(env);
  const { code, output } = await dev(env, 'snapshot:generate');
  console.log(output.trim());
  if (code !== 0) return code;
  const files = await schemaFiles();
  await rm(SCHEMAS, { recursive: true, force: true });
  await mkdir(SCHEMAS);
  for (const [name, content] of files) await writeFile(path.join(SCHEMAS, name), content);
  return 0;
}
