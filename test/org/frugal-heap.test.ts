import { expect } from 'chai';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runNode } from '../support/processes.js';

const MODULE = pathToFileURL(path.join(ROOT, 'lib', 'org', 'frugal-heap.js')).href;

/** Makes garbage in the old generation and tells the largest heap that it led to, in MB. */
const churn = (prelude: string): string => `
  import { getHeapStatistics } from 'node:v8';
  ${prelude}
  const kept = Array.from({ length: 600_000 }, (_, n) => ({ n }));
  const ring = [];
  let peak = 0;
  for (let n = 0; n < 3_000_000; n++) {
    ring[n % 200_000] = { n, text: [n, n] };
    if (n % 50_000 === 0) peak = Math.max(peak, getHeapStatistics().used_heap_size);
  }
  console.log(kept.length, peak / 1e6);`;

const peakOf = async (prelude: string): Promise<number> => {
  const { code, stdout, stderr } = await runNode(['--input-type=module', '--eval', churn(prelude)]);
  expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
  return Number(stdout.split(' ')[1]);
};

describe('keepHeapSmall', () => {
  it('makes the heap grow less, and is known to this version of V8', async () => {
    const [usual, small] = [await peakOf(''), await peakOf(`(await import(${JSON.stringify(MODULE)})).keepHeapSmall();`)];
    expect(small).to.be.lessThan(usual * 0.9);
  });
});
