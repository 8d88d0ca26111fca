import { runTool } from './support/run.js';
import { selectTests } from './support/select-tests.js';
import { taskEnv } from './support/task-env.js';

/** The same again and again, after every change. Only fresh workers see what changed: Node forgets no module. */
export default async function main(args: string[]): Promise<number> {
  const mocha = ['--parallel', '--watch', '--reporter', 'dot', ...(await selectTests(args))];
  return (await runTool('mocha/bin/mocha.js', mocha, { env: await taskEnv(), live: true })).code;
}
