import { build } from './support/build.js';
import { writeShrinkwrap } from './support/shrinkwrap.js';
import { taskEnv } from './support/task-env.js';

/** Makes what the package holds and the repository does not. */
export default async function main(): Promise<number> {
  await build(await taskEnv());
  await writeShrinkwrap();
  return 0;
}
