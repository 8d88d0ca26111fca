/** What `measureWork` does in a thread of its own: V8 counts for a whole thread, and coverage may be measured in this. */
import { Session } from 'node:inspector/promises';
import { getHeapStatistics, GCProfiler } from 'node:v8';
import { parentPort, workerData } from 'node:worker_threads';
import type { Call, Work } from './measured-work.js';

const { module, calls } = workerData as { module: string; calls: readonly Call[] };
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

/** Bytes that the work takes of the heap: those that it holds afterwards, and those that were given back. */
const allocated = (work: () => unknown): number => {
  const profiler = new GCProfiler();
  profiler.start();
  const before = getHeapStatistics().used_heap_size;
  work();
  const after = getHeapStatistics().used_heap_size;
  const { statistics } = profiler.stop();
  return statistics.reduce(
    (sum, { beforeGC, afterGC }) => sum + beforeGC.heapStatistics.usedHeapSize - afterGC.heapStatistics.usedHeapSize,
    after - before,
  );
};

await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const functions = (await import(module)) as Record<string, (...args: unknown[]) => unknown>;
await executed();
const works: Work[] = [];
for (const [name, ...args] of calls) {
  const bytes = allocated(() => functions[name]?.(...args));
  works.push({ bytes, blocks: await executed() });
}
parentPort?.postMessage(works);
session.disconnect();
