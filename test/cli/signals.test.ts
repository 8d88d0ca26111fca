import { expect } from 'chai';
import {
  endInterrupted,
  holdSignals,
  Interruption,
  sayingWhenInterrupted,
  textWhenInterrupted,
  untilSignal,
} from '../../src/cli/signals.js';
import { safeText } from '../../src/text/safe-text.js';
import { onPosix } from '../support/only-here.js';

const forever = (): Promise<never> => new Promise(() => {});

describe('a command and the signals', () => {
  const ofOthers = process.listeners('SIGHUP');
  before(() => process.removeAllListeners('SIGHUP'));
  after(() => ofOthers.forEach((listener) => process.on('SIGHUP', listener)));

  it('gives what the work gives, and leaves the listeners of before', async () => {
    const before = (): void => undefined;
    process.on('SIGHUP', before);
    const work = (): Promise<string> => {
      // As the framework does, whose listener throws.
      process.on('SIGHUP', () => expect.fail('the framework was asked'));
      return Promise.resolve('done');
    };
    expect(await untilSignal(work)).to.equal('done');
    expect(process.listeners('SIGHUP')).to.deep.equal([before]);
    process.off('SIGHUP', before);
  });

  onPosix('ends with the signal, however long the work would go on, also when it fails later', async () => {
    let fail = (): void => {};
    const work = (): Promise<never> => new Promise((_, reject) => (fail = () => reject(new Error('too late'))));
    for (const start of [forever, work]) {
      const running = untilSignal(start);
      process.emit('SIGHUP', 'SIGHUP');
      const error: unknown = await running.catch((one: unknown) => one);
      expect(error).to.be.instanceOf(Interruption).and.have.property('signal', 'SIGHUP');
      fail();
    }
    expect(process.listeners('SIGHUP')).to.deep.equal([]);
  });

  it('knows what to say while nobody will see the end of something, and not afterwards', async () => {
    const text = safeText('It may have arrived.');
    await sayingWhenInterrupted(text, () => Promise.resolve(expect(textWhenInterrupted()).to.equal(text)));
    expect(textWhenInterrupted()).to.equal(null);
    await sayingWhenInterrupted(text, () => Promise.reject(new Error('no'))).catch(() => undefined);
    expect(textWhenInterrupted()).to.equal(null);
  });

  it('notes the first signal, ends with the second and with its code, and gives them back', () => {
    const seen: unknown[] = [];
    const before = (): void => void seen.push('before');
    process.on('SIGHUP', before);
    const held = holdSignals(
      () => seen.push('first'),
      (code) => seen.push(code),
    );
    expect(held.interrupted()).to.equal(false);
    process.emit('SIGHUP', 'SIGHUP');
    expect(held.interrupted()).to.equal(true);
    process.emit('SIGHUP', 'SIGHUP');
    held.release();
    process.emit('SIGHUP', 'SIGHUP');
    process.off('SIGHUP', before);
    expect(seen).to.deep.equal(['first', 129, 'before']);
    expect(endInterrupted).to.throw().with.property('oclif').that.deep.equals({ exit: 129 });
  });
});
