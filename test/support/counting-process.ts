/** What `executions` does in a process of its own. */
import { Session } from 'node:inspector/promises';
import type { Call } from './executions.js';

const [module = '', calls = ''] = process.argv.slice(2);
const session = new Session();
session.connect();

/** Executions of all blocks of code, but for those of this file, since the last look. */
const executed = async (): Promise<number> => {
  const { result } = await session.post('Profiler.takePreciseCoverage');
  let sum = 0;
  for (const { url, functions } of result) {
    if (url.includes('counting-process')) continue;
    for (const { ranges } of functions) for (const { count } of ranges) sum += count;
  }
  return sum;
};

await session.post('Profiler.enable');
await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
const functions = (await import(module)) as Record<string, (...args: unknown[]) => unknown>;
await executed();
const counts: number[] = [];
for (const [name, ...args] of JSON.parse(calls) as Call[]) {
  functions[name]?.(...args);
  counts.push(await executed());
}
process.send?.(counts);
process.disconnect();
