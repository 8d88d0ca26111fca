import { expect } from 'chai';
import { newMeter } from '../../../src/token/recognise/meter.js';
import { findPhrases, phraseTree } from '../../../src/token/recognise/phrases.js';
import { wordsOf } from '../../../src/token/recognise/words.js';

const PHRASES = ['invalid client', 'invalid client id', 'client id', 'HTTP Method * not allowed', "hasn't approved"];
const CODES = ['not_found', 'not_found_here'];

const found = (text: string, meter = newMeter()): string[] => {
  const tree = phraseTree([
    ...PHRASES.map((phrase) => ({ text: phrase, value: phrase })),
    ...CODES.map((code) => ({ text: code, joined: true, value: code })),
  ]);
  return findPhrases(tree, wordsOf(text, newMeter()), meter).map(({ phrase }) => phrase.value);
};

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
  ['HTTP method', []],
  ['user hasn’t approved', ["hasn't approved"]],
  ['hasnt approved', ["hasn't approved"]],
  ['not_found not-found', ['not_found']],
  ['code: not_found', ['not_found']],
  ['code-not_found', ['not_found']],
  ['not found', []],
  ['not__found', []],
  ['not_found_here', ['not_found_here']],
  ['not_found here', ['not_found']],
  ['not found_here', []],
  ['the invalidity of clients', []],
];

describe('findPhrases', () => {
  for (const [text, phrases] of CASES) {
    it(`finds ${JSON.stringify(phrases)} in ${JSON.stringify(text)}`, () => expect(found(text)).to.deep.equal(phrases));
  }

  for (const [text, steps] of [
    // A word at which no phrase begins, one at which one begins, and their second words: each seen, and held once.
    ['an invalid client', 2 * 4],
    ['http method', 2 * 3],
  ] as const) {
    it(`counts ${steps} steps for ${JSON.stringify(text)}`, () => {
      const meter = newMeter();
      found(text, meter);
      expect(meter.steps).to.equal(steps);
    });
  }
});
