import { Writable } from 'node:stream';
import { expect } from 'chai';
import { flushed, guardOutput } from '../../src/cli/output-guard.js';
import { failingStream } from '../support/failing-stream.js';

/** Takes one chunk a turn of the event loop, as a pipe whose reader is slow. */
const slow = (taken: string[]): Writable =>
  new Writable({
    highWaterMark: 1,
    decodeStrings: false,
    write: (chunk: string, _, done) => setImmediate(() => done(void taken.push(chunk))),
  });

describe('standard output', () => {
  it('is waited for until everything was taken', async () => {
    const taken: string[] = [];
    const stream = slow(taken);
    for (const chunk of ['one', 'two', 'three']) stream.write(chunk);
    expect(taken).to.deep.equal([]);
    await flushed(stream);
    expect(taken).to.include.members(['one', 'two', 'three']);
  });

  it('is not waited for once it is gone', async () => {
    const stream = slow([]);
    stream.destroy();
    await flushed(stream);
  });

  for (const [code, failure] of [
    ['ENOSPC', 'ENOSPC'],
    ['EIO', 'EIO'],
    ['EPIPE', null],
  ] as const) {
    it(`${failure === null ? 'has not failed' : 'has failed'} with ${code}, which throws nothing`, async () => {
      const stream = failingStream(code);
      const before = (): void => expect.fail('the listener of before was asked');
      stream.on('error', before);
      const guard = guardOutput(stream, slow([]));
      stream.write('text');
      expect(await guard.failure()).to.equal(failure);
      guard.release();
      expect(stream.listeners('error')).to.deep.equal([before]);
    });
  }
});
