import { expect } from 'chai';
import { newMeter } from '../../../src/token/recognise/meter.js';
import { findPhrases, phraseTree } from '../../../src/token/recognise/phrases.js';
import { wordsOf } from '../../../src/token/recognise/words.js';

const PHRASES = ['invalid client', 'invalid client id', 'client id', 'HTTP Method * not allowed', "hasn't approved"];
const tree = phraseTree([
  ...PHRASES.map((text) => ({ text, value: text })),
  { text: 'not_found', joined: true, value: 'not_found' },
]);

const found = (text: string): string[] =>
  findPhrases(tree, wordsOf(text, newMeter()), newMeter()).map(({ phrase }) => phrase.value);

const CASES: ReadonlyArray<[text: string, phrases: string[]]> = [
  ['', []],
  ['an invalid client', ['invalid client']],
  ['INVALID_CLIENT', ['invalid client']],
  ['invalid "client"', ['invalid client']],
  ['an invalid client id', ['invalid client id']],
  ['invalid-client. Client-Id', ['invalid client', 'client id']],
  ['invalid client, invalid client', ['invalid client']],
  ["HTTP Method 'GET' not allowed", ['HTTP Method * not allowed']],
  ['HTTP method not allowed', []],
  ['user hasn’t approved', ["hasn't approved"]],
  ['hasnt approved', ["hasn't approved"]],
  ['not_found not-found', ['not_found']],
  ['not found', []],
  ['not__found', []],
  ['the invalidity of clients', []],
];

describe('findPhrases', () => {
  for (const [text, phrases] of CASES) {
    it(`finds ${JSON.stringify(phrases)} in ${JSON.stringify(text)}`, () => expect(found(text)).to.deep.equal(phrases));
  }
});

describe('wordsOf', () => {
  for (const [text, words] of [
    ['Error: 42', ['error', '42']],
    ["u'invalid'", ['u', 'invalid']],
    ["doesn't, user's, we're", ['doesnt', 'users', 'were']],
    ['\u001b[1;31minvalid\u001b[0m', ['invalid']],
    ['エラーinvalid_grantが', ['invalid', 'grant']],
    ['ｉｎｖａｌｉｄ\u00a0grant', ['invalid', 'grant']],
    ['i\u0301nvalid', ['invalid']],
  ] as Array<[string, string[]]>) {
    it(`reads ${JSON.stringify(text)}`, () => expect(wordsOf(text, newMeter()).words).to.deep.equal(words));
  }
});
