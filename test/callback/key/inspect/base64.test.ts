import { expect } from 'chai';
import { decodeBase64 } from '../../../../src/callback/key/inspect/base64.js';
import { inspectKey } from '../../../../src/callback/key/inspect.js';
import { repairKey } from '../../../../src/callback/key/repair.js';
import { base64, json, keyWith } from '../samples.js';

/** A key with so many plus signs: each stands for a `>` where the third of three bytes begins anew. */
const keyWithPlus = (signs: number): string =>
  ['', '-', '--']
    .map((before) => keyWith({ client_secret: `${before}${'ab>'.repeat(signs)}c` }))
    .find((key) => key.split('+').length === signs + 1) ?? '';

describe('Base64', () => {
  for (const signs of [1, 2, 3, 4, 5]) {
    it(`gives back ${signs} plus signs that became blanks`, () => {
      const spoilt = keyWithPlus(signs).replaceAll('+', ' ');
      expect(inspectKey(spoilt).defects.map(({ id }) => id)).to.deep.equal(['plus-lost']);
      expect(repairKey(spoilt)).to.equal(keyWithPlus(signs));
    });
  }

  for (const [what, spoil] of [
    ['one', (key: string) => `${key.slice(0, 9)} ${key.slice(9)}`],
    ['four in a row', (key: string) => `${key.slice(0, 12)}    ${key.slice(12)}`],
    ['as many as plus signs', (key: string) => key.replace(/.{60}/g, '$& ')],
  ] as const) {
    it(`takes ${what} that somebody put in for nothing but blanks`, () => {
      for (const key of [keyWith({}), keyWithPlus(2)]) {
        expect(inspectKey(spoil(key)).defects.map(({ id }) => id)).to.deep.equal(['whitespace-inside']);
        expect(repairKey(spoil(key))).to.equal(key);
      }
    });
  }

  it('takes blanks in what is no key for blanks', () => {
    expect(decodeBase64('YWJj ZGVm')).to.deep.equal({
      bytes: Buffer.from('abcdef'),
      defects: [{ id: 'whitespace-inside', tokens: [], repairable: true }],
    });
  });

  it('reads both characters of the alphabet for URLs', () => {
    const text = json({ client_secret: 'ab?>~ab?>~ab?>~' });
    const spoilt = base64(text).replaceAll('+', '-').replaceAll('/', '_');
    expect(spoilt).to.match(/-.*_|_.*-/);
    expect(decodeBase64(spoilt).bytes?.toString()).to.equal(text);
  });

  for (const [given, id, ...tokens] of [
    ['YQ==YQ==', 'wrong-padding', 2, 0],
    ['YQ==Y#==', 'not-base64', 3],
    ['Y€Q', 'not-base64', 1],
    ['YWJjZ', 'truncated'],
    ['YQ', 'missing-padding', 2],
    ['YWI', 'missing-padding', 1],
    ['YQ=', 'wrong-padding', 1, 2],
    ['YWJj=', 'wrong-padding', 1, 0],
    ['YR==', 'trailing-bits'],
  ] as Array<[string, string, ...number[]]>) {
    it(`counts what is wrong with ${given}`, () =>
      expect(decodeBase64(given).defects.map((defect) => [defect.id, ...defect.tokens])).to.deep.equal([
        [id, ...tokens],
      ]));
  }
});
