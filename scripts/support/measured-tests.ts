import { mkdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { compiledName, filesBelow } from './build.js';
import { runTool } from './run.js';

export type TestTotals = {
  passes: number;
  failures: number;
  /** Left out, since this system lacks what they need. */
  pending: number;
  /** What is wrong beside failed tests, or nothing. */
  problem: string;
  seconds: number;
};

const COVERAGE = path.join(ROOT, 'coverage');
const STATS = path.join('coverage', 'tests.json');

/** Runs all tests side by side under c8, which judges the coverage of all of src. */
export async function runMeasuredTests(env: NodeJS.ProcessEnv): Promise<TestTotals> {
  await rm(COVERAGE, { recursive: true, force: true });
  await mkdir(COVERAGE, { recursive: true });
  const typesOnly = await filesWithoutCode();
  const mocha = [
    // One more than there are cores, since some tests wait for a process or for time to pass.
    ...['node_modules/mocha/bin/mocha.js', '--parallel', '--jobs', String(availableParallelism() + 1)],
    // After the loader of TypeScript, before which it would not come to its turn.
    ...['typescript', 'use-lib'].flatMap((one) => ['--node-option', `import=./scripts/support/${one}.mjs`]),
    ...['--reporter', './scripts/support/reporter.cjs', '--reporter-option', `stats=${STATS}`],
  ];
  const exclude = typesOnly.flatMap((file) => ['--exclude', file]);
  const { code, seconds } = await runTool('c8/bin/c8.js', [...exclude, process.execPath, ...mocha], {
    env,
    live: true,
  });
  const stats = await readJson<{ passes: number; failures: number; pending: number }>(path.join(ROOT, STATS));
  if (!stats) return { passes: 0, failures: 0, pending: 0, problem: 'The tests did not run to their end.', seconds };
  const { passes, failures, pending } = stats;
  const problems = await unmeasured(typesOnly);
  if (code !== 0 && failures === 0) problems.push('The coverage is too low, or the tests did not end well: see above.');
  return { passes, failures, pending, problem: problems.join('\n'), seconds };
}

/** Compiled files of modules that hold types only: nothing of them can be executed. */
async function filesWithoutCode(): Promise<string[]> {
  const compiled = (await filesBelow('src')).map(compiledName);
  const isEmpty = async (file: string): Promise<boolean> =>
    /^export \{\};$/.test((await readFile(path.join(ROOT, file), 'utf8')).replace(/\/\*[^]*?\*\/|\/\/.*/g, '').trim());
  const empty = await Promise.all(compiled.map(isEmpty));
  return compiled.filter((_, index) => empty[index]);
}

/** c8 drops what it cannot read without a word, so that every file with code must be in its summary. */
async function unmeasured(typesOnly: string[]): Promise<string[]> {
  const summary =
    (await readJson<Record<string, { lines: { total: number } }>>(path.join(COVERAGE, 'coverage-summary.json'))) ?? {};
  const sources = (await filesBelow('src')).filter((file) => !typesOnly.includes(compiledName(file)));
  return sources
    .filter((file) => !summary[path.join(ROOT, file)]?.lines.total)
    .map((file) => `The coverage of ${file} was not measured.`);
}

const readJson = async <T>(file: string): Promise<T | undefined> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as T,
    () => undefined,
  );
