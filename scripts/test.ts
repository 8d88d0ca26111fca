import { build } from './support/build.js';
import { type Check, checks } from './support/checks.js';
import { runMeasuredTests } from './support/measured-tests.js';
import { taskEnv } from './support/task-env.js';

type CheckResult = { name: string; problem: string; seconds: number };

/** Everything that must hold: the tests with their coverage, and beside them, on the other core, the checks. */
export default async function main(): Promise<number> {
  const env = await taskEnv();
  await build(env);
  const [tests, others] = await Promise.all([runMeasuredTests(env), runChecks(env)]);
  const results = [{ name: 'tests and coverage of src', problem: tests.problem, seconds: tests.seconds }, ...others];

  for (const { name, problem, seconds } of results) {
    console.log(`${problem ? '✗' : '✓'} ${name} (${seconds.toFixed(1)} s)`);
    if (problem) console.log(problem.trim().replace(/^/gm, '    '));
  }
  const failed = tests.failures + results.filter(({ problem }) => problem).length;
  console.log(`\n${tests.passes} passed, ${failed} failed`);
  return failed === 0 && tests.passes > 0 ? 0 : 1;
}

async function runChecks(env: NodeJS.ProcessEnv): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const started = performance.now();
    const problem = await problemOf(check, env);
    results.push({ name: check.name, problem, seconds: (performance.now() - started) / 1000 });
  }
  return results;
}

const problemOf = async (check: Check, env: NodeJS.ProcessEnv): Promise<string> =>
  check.problem(env).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
