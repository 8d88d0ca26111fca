import { runTool } from './support/run.js';
import { selectTests } from './support/select-tests.js';
import { taskEnv } from './support/task-env.js';

/** Runs some tests, or all, from the sources: `npm run test:only -- flow-unused`. */
export default async function main(args: string[]): Promise<number> {
  return (await runTool('mocha/bin/mocha.js', await selectTests(args), { env: await taskEnv(), live: true })).code;
}
