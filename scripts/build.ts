import { build } from './support/build.js';
import { taskEnv } from './support/task-env.js';

export default async function main(): Promise<number> {
  await build(await taskEnv());
  return 0;
}
