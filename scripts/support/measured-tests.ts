import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
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

const COVERAGE = path.join(ROOT, 'coverage');
const THRESHOLD = 90;

/** Runs all tests under c8 and judges their result and the coverage of all of src. */
export async function runMeasuredTests(env: NodeJS.ProcessEnv): Promise<TestTotals> {
  await rm(COVERAGE, { recursive: true, force: true });
  await mkdir(COVERAGE, { recursive: true });
  const typesOnly = await filesWithoutCode();
  const { code, seconds } = await runTool(
    'c8/bin/c8.js',
    [
      ...typesOnly.flatMap((file) => ['--exclude', file]),
      process.execPath,
      ...['--import', 'typescript-loader', './scripts/support/lanes.ts'],
    ],
    { env, live: true },
  );
  const { passes, failures, lanes } = await totals();
  if (lanes === 0) return { passes, failures, problem: 'The tests did not run to their end.', seconds };
  const problems = await coverageProblems(typesOnly);
  if (code !== 0 && failures === 0) problems.push(`The test run ended with exit code ${code}.`);
  return { passes, failures, problem: problems.join('\n'), seconds };
}

/** What the lanes counted together. A lane that broke off counted nothing, and its exit code tells. */
async function totals(): Promise<{ passes: number; failures: number; lanes: number }> {
  const names = (await readdir(COVERAGE)).filter((name) => /^tests-\d+\.json$/.test(name));
  const stats = await Promise.all(
    names.map((name) => readJson<{ passes: number; failures: number }>(path.join(COVERAGE, name))),
  );
  const sum = (kind: 'failures' | 'passes'): number => stats.reduce((total, lane) => total + (lane?.[kind] ?? 0), 0);
  return { passes: sum('passes'), failures: sum('failures'), lanes: names.length };
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
  const summary = (await readJson<Summary>(path.join(COVERAGE, 'coverage-summary.json'))) ?? {};
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
    ...(total.length > 0
      ? Object.keys(summary)
          .filter((name) => name !== 'total')
          .flatMap(short)
      : []),
  ];
}

const readJson = async <T>(file: string): Promise<T | undefined> =>
  readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as T,
    () => undefined,
  );
