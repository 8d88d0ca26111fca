import { expect } from 'chai';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT, runNode } from '../support/processes.js';

const MODULE = pathToFileURL(path.join(ROOT, 'src', 'org', 'frugal-heap.ts')).href;

/**
 * What it does to memory is measured by "npm run bench": when V8 collects garbage depends on how busy the machine is.
 */
describe('keepHeapSmall', () => {
  it('sets an option that this version of V8 has', async () => {
    expect((await runNode(['--v8-options'])).stdout).to.match(/^ *--heap-growing-percent\b/m);
    const call = `(await import(${JSON.stringify(MODULE)})).keepHeapSmall();`;
    const { code, stderr } = await runNode([
      ...['--import', 'typescript-loader', '--input-type=module'],
      ...['--eval', call],
    ]);
    expect({ code, stderr }).to.deep.equal({ code: 0, stderr: '' });
  });

  it('would be heard of if V8 had it no more', async () => {
    const { stderr } = await runNode(['--eval', "require('node:v8').setFlagsFromString('--no-such-heap-option=30')"]);
    expect(stderr).to.include('no-such-heap-option');
  });
});
