import { expect } from 'chai';
import { canonicalJson, canonicalPieces } from '../../src/inventory/canonical.js';
import { inventory } from '../support/inventory.js';

describe('the canonical JSON in pieces', () => {
  for (const [title, value] of Object.entries({
    'an Inventory': { format: 'x', inventory: inventory() },
    'what is empty': { b: [], a: {}, c: null, d: undefined, e: '' },
    'a text': 'text',
    'a list of lists': [[1, [2, { z: 1, y: [3] }]], 'é\u2028'],
  })) {
    it(`is that of the whole for ${title}`, () => {
      expect([...canonicalPieces(value)].join('')).to.equal(canonicalJson(value));
    });
  }
});
