import { expect } from 'chai';
import fc from 'fast-check';
import { placesIn, unescapedViews } from '../../src/text/unescape.js';

describe('unescapedViews', () => {
  const cases: Record<string, string[]> = {
    'a b': [],
    '100 % & more &nope; %zz': [],
    'a%2Fb%2fc': ['a/b/c'],
    '%252F': ['%2F', '/'],
    '\\u0041\\x41\\n\\"\\\\': ['AA "\\'],
    '&amp;&#65;&#x41;&QUOT;&#1114112;': ['&AA"\ufffd'],
    '%25252541': ['%252541', '%2541', '%41'],
  };
  for (const [text, views] of Object.entries(cases)) {
    it(`undoes ${text}`, () => {
      expect(unescapedViews(text)).to.deep.equal([text, ...views]);
    });
  }
});

describe('placesIn', () => {
  const pieces = fc.constantFrom('%41', '\\u0041', '\\n', '&amp;', '&#65;', '\\\\', '%', '\\', '&', 'a', 'é');

  it('tells from where each character of the unescaped text came', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (some) => {
        const text = some.join('');
        const [, unescaped = text] = unescapedViews(text);
        const place = placesIn(text);
        const from = Array.from({ length: unescaped.length + 1 }, (_, at) => place(at));
        expect(from[0]).to.equal(0);
        expect(from.at(-1)).to.equal(text.length);
        for (const [at, character] of [...unescaped].entries()) {
          const [written, meant = written] = unescapedViews(text.slice(from[at], from[at + 1]));
          expect(meant).to.equal(character);
        }
      }),
    );
  });
});
