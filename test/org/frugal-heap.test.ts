import { expect } from 'chai';
import { keepHeapSmall } from '../../src/org/frugal-heap.js';
import { runNode } from '../support/processes.js';

describe('keepHeapSmall', () => {
  // V8 takes an unknown flag without a word. What the flag saves, the benchmark measures.
  it('sets a flag that this version of V8 knows', async () => {
    expect(keepHeapSmall).to.not.throw();
    const { code, stdout } = await runNode(['--v8-options']);
    expect(code).to.equal(0);
    expect(stdout).to.contain('--heap-growing-percent');
  });
});
