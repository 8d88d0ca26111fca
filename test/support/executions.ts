import { Worker } from 'node:worker_threads';

type Call = readonly [name: string, ...args: unknown[]];

export type Work = { module: string; calls: readonly Call[] };

/**
 * How often blocks of code are executed in each call of what a module exports. V8 counts them, so that the counts are
 * the same on every machine, however busy it is; what is built into V8 itself is not counted.
 */
export const executions = async (module: URL, calls: readonly Call[]): Promise<number[]> =>
  new Promise((resolve, reject) => {
    const { NODE_V8_COVERAGE: _, ...env } = process.env;
    const workerData: Work = { module: module.href, calls };
    new Worker(new URL('counting-worker.ts', import.meta.url), { workerData, env })
      .once('message', resolve)
      .once('error', reject);
  });
