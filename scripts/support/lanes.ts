/**
 * Runs the tests side by side, each lane a mocha of its own: those without the CLI in one, those through the real `sf`,
 * which take the time, spread over the cores.
 */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { filesBelow } from './build.js';
import { run } from './run.js';

type Lane = { files: string[]; tests: number };

const THROUGH_THE_CLI = /^test\/commands\//;

/** Weighs a file by the tests in it. */
const testsIn = async (file: string): Promise<number> =>
  (await readFile(path.join(ROOT, file), 'utf8')).match(/^\s*it\(/gm)?.length ?? 0;

/** The files in as many lanes of about equal length. */
async function spread(files: string[], count: number): Promise<Lane[]> {
  const weighed = await Promise.all(files.map(async (file) => ({ file, tests: await testsIn(file) })));
  const lanes = Array.from({ length: count }, (): Lane => ({ files: [], tests: 0 }));
  for (const { file, tests } of weighed.sort((a, b) => b.tests - a.tests || a.file.localeCompare(b.file))) {
    const [shortest] = lanes.sort((a, b) => a.tests - b.tests);
    shortest?.files.push(file);
    if (shortest) shortest.tests += tests;
  }
  return lanes.filter((lane) => lane.files.length > 0);
}

const runLane = async ({ files }: Lane, number: number): Promise<number> => {
  const stats = path.join('coverage', `tests-${number}.json`);
  const loaders = ['--import', 'typescript-loader', '--import', './scripts/support/use-lib.mjs'];
  const reporter = ['--reporter', './scripts/support/reporter.cjs', '--reporter-option', `stats=${stats}`];
  const mocha = ['node_modules/mocha/bin/_mocha', ...reporter, ...files];
  const { code } = await run(process.execPath, ['--no-experimental-require-module', ...loaders, ...mocha], {
    live: true,
  });
  return code;
};

const tests = (await filesBelow('test')).filter((file) => file.endsWith('.test.ts'));
const lanes = [
  { files: tests.filter((file) => !THROUGH_THE_CLI.test(file)), tests: 0 },
  ...(await spread(
    tests.filter((file) => THROUGH_THE_CLI.test(file)),
    availableParallelism(),
  )),
];
const codes = await Promise.all(lanes.map(runLane));
process.exitCode = Math.max(...codes);
