import { expect } from 'chai';
import type { Member } from '../../../../src/callback/key/key.js';
import { peelValue } from '../../../../src/callback/key/peel/peel-value.js';
import { CLIENT_SECRET, HOST } from '../samples.js';

describe('what stands around a value', () => {
  for (const [member, given, text, ...defects] of [
    ['host', HOST, HOST],
    ['host', `https://${HOST}/x,`, `https://${HOST}/x,`],
    ['host', `${HOST},`, HOST, ['trailing-punctuation', 'host']],
    ['host', 'acme.example,', 'acme.example,'],
    ['client_secret', '""x""', 'x', ['value-quoted', undefined, 'client_secret']],
    [
      'client_secret',
      ' "x" ',
      'x',
      ['value-whitespace', undefined, 'client_secret'],
      ['value-quoted', undefined, 'client_secret'],
    ],
    ['client_secret', '"x', '"x'],
    ['client_secret', 'x%', 'x%'],
    ['client_secret', `b'${CLIENT_SECRET}'`, CLIENT_SECRET, ['string-literal', 'client_secret', 'Python']],
    ['client_secret', `${CLIENT_SECRET}\\n`, CLIENT_SECRET, ['escaped-newline', 'client_secret']],
    ['client_secret', `${'"'.repeat(12)}x${'"'.repeat(12)}`, 'x', ['value-quoted', undefined, 'client_secret']],
    ['client_secret', `${'"'.repeat(13)}x${'"'.repeat(13)}`, '"x"', ['value-quoted', undefined, 'client_secret']],
  ] as Array<[Member, string, string, ...unknown[][]]>) {
    it(`leaves ${text.slice(0, 30)} of ${given.slice(0, 30)}`, () => {
      const peeled = peelValue(member, given);
      expect(peeled.text).to.equal(text);
      expect(peeled.defects.map(({ id, place, tokens }) => [id, place, ...tokens])).to.deep.equal(defects);
    });
  }
});
