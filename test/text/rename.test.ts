import { expect } from 'chai';
import { codeOf } from '../../src/text/error-code.js';
import { renamePatiently } from '../../src/text/rename.js';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

/** Fails with each of the codes in turn, then succeeds; tells what came of it, and how often it was tried. */
const outcome = async (platform: NodeJS.Platform, codes: string[]): Promise<{ code: string; attempts: number }> => {
  let attempts = 0;
  const waits: number[] = [];
  const code = await renamePatiently('from', 'to', {
    platform,
    attempt: () => {
      const failed = codes[attempts];
      attempts += 1;
      return failed === undefined ? Promise.resolve() : Promise.reject(failure(failed));
    },
    wait: (ms) => Promise.resolve(waits.push(ms)),
  }).then(() => '', codeOf);
  expect(waits).to.have.length(attempts - 1);
  return { code, attempts };
};

describe('renamePatiently', () => {
  for (const [name, platform, codes, wanted] of [
    ['needs one attempt where nothing is in the way', 'win32', [], { code: '', attempts: 1 }],
    [
      'waits on Windows for whoever has the file open',
      'win32',
      ['EPERM', 'EBUSY', 'EACCES'],
      { code: '', attempts: 4 },
    ],
    [
      'gives up on Windows in the end',
      'win32',
      Array.from({ length: 99 }, () => 'EBUSY'),
      { code: 'EBUSY', attempts: 8 },
    ],
    ['repeats nothing that time does not cure', 'win32', ['EBUSY', 'ENOSPC'], { code: 'ENOSPC', attempts: 2 }],
    ['takes the answer of other systems as it is', 'linux', ['EPERM'], { code: 'EPERM', attempts: 1 }],
  ] as const) {
    it(name, async () => expect(await outcome(platform, [...codes])).to.deep.equal(wanted));
  }
});
