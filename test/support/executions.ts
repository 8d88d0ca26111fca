import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Call = readonly [name: string, ...args: unknown[]];

const COUNTING = fileURLToPath(new URL('counting-process.ts', import.meta.url));

/** What is optimized while it runs would not be counted where it is put into other code. */
const AS_WRITTEN = ['--no-opt', '--no-maglev'];

/**
 * How often blocks of code are executed in each call of what a module exports: the same in every run, however busy the
 * machine is. What is built into V8 is not counted. V8 counts for a whole process, of which coverage may be measured,
 * so that this has one of its own.
 */
export const executions = async (module: URL, calls: readonly Call[]): Promise<number[]> =>
  new Promise((resolve, reject) => {
    const { NODE_V8_COVERAGE: _, ...env } = process.env;
    fork(COUNTING, [module.href, JSON.stringify(calls)], { env, execArgv: [...process.execArgv, ...AS_WRITTEN] })
      .once('message', (counts) => resolve(counts as number[]))
      .once('error', reject)
      .once('exit', (code) => reject(new Error(`The counting process ended with exit code ${code}.`)));
  });
