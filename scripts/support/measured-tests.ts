import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { compiledName, filesBelow } from './build.js';
import { runTool } from './run.js';

export type TestTotals = {
  passes: number;
  failures: number;
  /** What is wrong beside failed tests, or nothing. */
  problem: string;
  seconds: number;
};

type Share = { pct: number; total: number };
type Summary = Record<string, { lines: Share; branches: Share }>;

const STATS = path.join(ROOT, 'coverage', 'tests.json');
const THRESHOLD = 90;

/** Runs all tests under c8 and judges their result and the coverage of all of src. */
export async function runMeasuredTests(env: NodeJS.ProcessEnv): Promise<TestTotals> {
  await rm(path.join(ROOT, 'coverage'), { recursive: true, force: true });
  await mkdir(path.dirname(STATS), { recursive: true });
  const typesOnly = await filesWithoutCode();
  const { code, seconds } = await runTool(
    'c8/bin/c8.js',
    [
      ...typesOnly.flatMap((file) => ['--exclude', file]),
      process.execPath,
      ...['--no-experimental-require-module', '--import', 'typescript-loader', '--import', './scripts/support/use-lib.mjs'],
      'node_modules/mocha/bin/_mocha',
      ...['--reporter', './scripts/support/reporter.cjs', '--reporter-option', `stats=${path.relative(ROOT, STATS)}`],
      'test/**/*.test.ts',
    ],
    { env, live: true }
  );
  const stats = await readJson<{ passes: number; failures: number }>(STATS);
  if (!stats) return { passes: 0, failures: 0, problem: 'The tests did not run to their end.', seconds };
  const problems = await coverageProblems(typesOnly);
  if (code !== 0 && stats.failures === 0) problems.push(`The test run ended with exit code ${code}.`);
  return { passes: stats.passes, failures: stats.failures, problem: problems.join('\n'), seconds };
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
async function coverageProblems(typesOnly: string[]): Promise<string[]> {
  const summary = (await readJson<Summary>(path.join(ROOT, 'coverage', 'coverage-summary.json'))) ?? {};
  const sources = (await filesBelow('src')).filter((file) => !typesOnly.includes(compiledName(file)));
  const missing = sources.filter((file) => !summary[path.join(ROOT, file)]?.lines.total);
  const short = (name: string): string[] =>
    (['lines', 'branches'] as const)
      .filter((kind) => !((summary[name]?.[kind].pct ?? 0) >= THRESHOLD))
      .map((kind) => `${path.relative(ROOT, name)}: ${summary[name]?.[kind].pct ?? 0} % of ${kind} covered`);
  const total = short('total');
  return [
    ...missing.map((file) => `${file} was not measured.`),
    ...total.map((text) => `${text}, wanted ${THRESHOLD} %`),
    ...(total.length > 0 ? Object.keys(summary).filter((name) => name !== 'total').flatMap(short) : []),
  ];
}

const readJson = async <T>(file: string): Promise<T | undefined> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as T,
    () => undefined
  );
