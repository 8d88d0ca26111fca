import * as fc from 'fast-check';
import { PROPERTIES } from './fuzz/properties.js';

/** A little of what `npm run fuzz` does for longer. */
describe('whatever comes from outside', () => {
  for (const { name, property } of PROPERTIES) {
    it(name, async () => {
      // Each of the spoilt values is an audit.
      await fc.assert(property, { numRuns: name.startsWith('a spoilt value') ? 12 : 100 });
    });
  }
});
