import { chromiumPath, NO_CHROMIUM } from '../test/report/formats/browser.js';
import { build } from './support/build.js';
import { type Check, checksOfBuild, checksOfSources } from './support/checks.js';
import { runMeasuredTests } from './support/measured-tests.js';
import { taskEnv } from './support/task-env.js';

type Result = { name: string; problem: string; seconds: number };

/**
 * Everything that must hold: the tests with their coverage, and beside them the checks, of which some need not wait for
 * what is built.
 */
export default async function main(): Promise<number> {
  const env = await taskEnv();
  const built = inTurn([{ name: 'build', problem: () => build(env).then(() => '') }], env);
  const [tests, checks] = await Promise.all([
    built.then(([result]) => (result?.problem ? null : runMeasuredTests(env))),
    inTurn(checksOfSources, env).then(async (ofSources) => {
      const [result] = await built;
      return [...(await built), ...ofSources, ...(result?.problem ? [] : await inTurn(checksOfBuild, env))];
    }),
  ]);
  const results = [...checks, ...(tests ? [{ ...tests, name: 'tests and coverage of src' }] : [])];
  for (const { name, problem, seconds } of results) {
    console.log(`${problem ? '✗' : '✓'} ${name} (${seconds.toFixed(1)} s)`);
    if (problem) console.log(problem.trim().replace(/^/gm, '    '));
  }
  const { passes, failures, pending } = tests ?? { passes: 0, failures: 0, pending: 0 };
  const failed = failures + results.filter(({ problem }) => problem).length + untested();
  if (pending > 0) console.log(`? ${pending} tests need what this system does not have (test/support/only-here.ts)`);
  console.log(`\n${passes} passed, ${failed} failed`);
  return failed === 0 && passes > 0 ? 0 : 1;
}

async function inTurn(checks: Check[], env: NodeJS.ProcessEnv): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, problem } of checks) {
    const started = performance.now();
    const found = await problem(env).catch((error: unknown) =>
      error instanceof Error ? error.message : String(error),
    );
    results.push({ name, problem: found, seconds: (performance.now() - started) / 1000 });
  }
  return results;
}

/** What was not tried is no success: somebody at a keyboard is told, a pipeline fails. */
function untested(): number {
  if (chromiumPath() !== undefined) return 0;
  console.log(`${process.env.CI ? '✗' : '?'} HTML report in a browser: NOT TESTED\n    ${NO_CHROMIUM}`);
  return process.env.CI ? 1 : 0;
}
