/** What `executions` does in a thread of its own: V8 counts for a whole thread, and this one may be measured. */
import { Session } from 'node:inspector/promises';
import { parentPort, workerData } from 'node:worker_threads';
import type { Work } from './executions.js';

const { module, calls } = workerData as Work;
const session = new Session();
session.connect();

/** Executions of all blocks of code, but for those of this file, since the last look. */
const executed = async (): Promise<number> => {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  let sum = 0;
  for (const { url, functions } of result) {
    if (url.includes('counting-worker')) continue;
    for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  }
  return sum;
};

await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const functions = (await import(module)) as Record<string, (...args: unknown[]) => unknown>;
await executed();
const counts: number[] = [];
for (const [name, ...args] of calls) {
  functions[name]?.(...args);
  counts.push(await executed());
}
parentPort?.postMessage(counts);
session.disconnect();
