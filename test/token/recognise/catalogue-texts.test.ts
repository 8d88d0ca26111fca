import { expect } from 'chai';
import { CATALOGUE } from '../../../src/token/catalogue.js';
import { recognise } from '../../../src/token/recognise/recognise.js';
import { sayings, WRAPPINGS } from '../wrappings.js';

describe('every error of the catalogue', () => {
  for (const entry of CATALOGUE) {
    // A text without a code and a description without its text say nothing.
    it(`is recognised as ${entry.id}, in every wrapping, by code and description and each alone`, () => {
      for (const said of sayings(entry)) {
        for (const { name, wrap } of WRAPPINGS) {
          const text = wrap(said);
          const [best] = recognise(text).errors;
          expect(best?.entry.id, `${name}: ${text}`).to.equal(entry.id);
          if (said.code !== null) expect(best?.code, text).to.be.oneOf(entry.codes);
        }
      }
    });
  }

  it('are more than 150 texts', () => {
    expect(CATALOGUE.flatMap(sayings).length * WRAPPINGS.length).to.be.above(150);
    expect(CATALOGUE.every((entry) => sayings(entry).length > 0)).to.equal(true);
  });
});
