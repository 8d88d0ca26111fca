import { build } from './support/build.js';
import { writeReference } from './support/readme.js';
import { taskEnv } from './support/task-env.js';

/** Writes the command reference into README.md. */
export default async function main(): Promise<number> {
  const env = await taskEnv();
  await build(env);
  await writeReference(env);
  return 0;
}
