import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runNode, SF } from '../../test/support/processes.js';
import type { SfHome } from '../../test/support/sf-home.js';

export type Timed = { code: number; stdout: string; seconds: number; cpuSeconds: number; peakMb: number };

const preload = (file: string): string[] => ['--import', pathToFileURL(path.join(import.meta.dirname, file)).href];

/** Milliseconds after which a run is taken for one without end, also on a machine that is busy with other things. */
const LONGEST_RUN = 1_200_000;

type Options = {
  /** Exit codes that are no failure. */
  expect?: number[];
  /** Lift the limit on requests in flight. */
  unlimited?: boolean;
};

/** Runs the real `sf` and measures its one process. */
export async function timed(
  home: SfHome,
  args: string[],
  { expect = [0], unlimited = false }: Options = {},
): Promise<Timed> {
  const usageFile = path.join(home.dir, 'usage.json');
  const preloads = [...preload('usage.mjs'), ...(unlimited ? preload('unlimited.mjs') : [])];
  const started = performance.now();
  const { code, stdout, stderr } = await runNode([...preloads, SF, ...args], {
    cwd: home.dir,
    env: { ...home.env, BENCH_USAGE_FILE: usageFile },
    timeout: LONGEST_RUN,
  });
  const seconds = (performance.now() - started) / 1000;
  if (!expect.includes(code)) throw new Error(`sf ${args.join(' ')} ended with exit code ${code}.\n${stdout}${stderr}`);
  const usage = JSON.parse(await readFile(usageFile, 'utf8')) as Pick<Timed, 'cpuSeconds' | 'peakMb'>;
  return { code, stdout, seconds, ...usage };
}

/** Runs each function in turn, `rounds` times over, so that whatever else the machine does meets all of them alike. */
export async function interleaved<K extends string>(
  rounds: number,
  runs: Record<K, () => Promise<Timed>>,
): Promise<Record<K, Timed[]>> {
  const names = Object.keys(runs) as K[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<K, Timed[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) results[name].push(await runs[name]());
  }
  return results;
}
