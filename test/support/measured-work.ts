import { Worker } from 'node:worker_threads';

export type Call = readonly [name: string, ...args: unknown[]];

export type Work = {
  /** How often blocks of code were executed: the same in every run, however busy the machine is. */
  blocks: number;
  /** What was taken of the heap. It tells of what is built into V8, whose steps are not counted: copies, lists, texts. */
  bytes: number;
};

/** The work that each call takes of what a module exports, counted rather than timed. */
export const measureWork = async (module: URL, calls: readonly Call[]): Promise<Work[]> =>
  new Promise((resolve, reject) => {
    const { NODE_V8_COVERAGE: _, ...env } = process.env;
    new Worker(new URL('counting-worker.ts', import.meta.url), { workerData: { module: module.href, calls }, env })
      .once('message', resolve)
      .once('error', reject);
  });
