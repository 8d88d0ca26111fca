import { expect } from 'chai';
import { phrasesOfCatalogue, type Meaning } from '../../../src/token/recognise/meaning.js';
import { newMeter } from '../../../src/token/recognise/meter.js';
import { findPhrases, phraseTree } from '../../../src/token/recognise/phrases.js';
import { wordsOf } from '../../../src/token/recognise/words.js';

const told = (value: Meaning): string => {
  if (value.kind === 'description') return `${value.entry.id}: ${value.description}`;
  return value.kind === 'code' ? `code ${value.code}` : `flow ${value.flow}`;
};

const meaningsOf = (text: string): string[] => {
  const tree = phraseTree(phrasesOfCatalogue());
  return findPhrases(tree, wordsOf(text, newMeter()), newMeter()).map(({ phrase }) => told(phrase.value));
};

const CASES: ReadonlyArray<[text: string, meanings: string[]]> = [
  ['METHOD_NOT_ALLOWED', ['code method_not_allowed']],
  ['the method not allowed here', []],
  ['invalid_session_id', ['code invalid_session_id']],
  ['an Invalid Session ID', ['code invalid_session_id']],
  ["u'InvalidSessionId'", ['code invalid_session_id']],
  ['The user is locked.', ['user-locked: user is locked']],
  ['oauth_app_blocked: OAuth App Blocked', ['code oauth_app_blocked', 'app-blocked: OAuth App Blocked']],
  ['grant_type=refresh_token', ['flow refreshToken']],
  ['Error (JwtAuthError)', ['flow jwtBearer']],
];

describe('phrasesOfCatalogue', () => {
  for (const [text, meanings] of CASES) {
    it(`reads ${JSON.stringify(meanings)} in ${JSON.stringify(text)}`, () =>
      expect(meaningsOf(text)).to.deep.equal(meanings));
  }
});
