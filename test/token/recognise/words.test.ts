import { expect } from 'chai';
import { newMeter } from '../../../src/token/recognise/meter.js';
import { wordsOf } from '../../../src/token/recognise/words.js';

const CASES: ReadonlyArray<[text: string, words: string[]]> = [
  ['Error: 42', ['error', '42']],
  ['`az{ @AZ[ /09:', ['az', 'az', '09']],
  ["u'invalid'", ['u', 'invalid']],
  ["u'are you'", ['u', 'are', 'you']],
  ["doesn't, user's, we're", ['doesnt', 'users', 'were']],
  ["it's 'so' u'tall'", ['its', 'so', 'u', 'tall']],
  ['\u001b[1;31minvalid\u001b[0m', ['invalid']],
  ['an \u001b[31merror', ['an', 'error']],
  ['\u001bin\u001bvalid grant', ['invalid', 'grant']],
  ['in\u001bva\u001b[0mlid', ['invalid']],
  ['エラーinvalid_grantが', ['invalid', 'grant']],
  ['ｉｎｖａｌｉｄ\u00a0grant', ['invalid', 'grant']],
  ['i\u0301nvalid', ['invalid']],
];

/** Words that hang together with the one before them. */
const JOINED: ReadonlyArray<[text: string, joined: string[]]> = [
  ['a_b c-d', ['b', 'd']],
  ['a__b c--d e_-f g _h i_ j k___l', []],
  ['_a', []],
  ['-a', []],
  ["a_'b", []],
];

describe('wordsOf', () => {
  for (const [text, words] of CASES) {
    it(`reads ${JSON.stringify(text)}`, () => expect(wordsOf(text, newMeter()).words).to.deep.equal(words));
  }

  for (const [text, expected] of JOINED) {
    it(`joins ${JSON.stringify(expected)} of ${JSON.stringify(text)} to the word before`, () => {
      const { words, joined } = wordsOf(text, newMeter());
      expect(words.filter((_, at) => joined[at])).to.deep.equal(expected);
    });
  }

  it('counts a step for each character', () => {
    const meter = newMeter();
    wordsOf('ip restricted', meter);
    expect(meter.steps).to.equal(13);
  });
});
