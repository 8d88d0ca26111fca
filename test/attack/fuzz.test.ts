import * as fc from 'fast-check';
import { PROPERTIES } from './fuzz/properties.js';

/** A little of what `npm run fuzz` does for longer. */
describe('whatever comes from outside', () => {
  for (const { name, property } of PROPERTIES) {
    it(name, async function () {
      this.timeout(60_000);
      const numRuns = name.startsWith('a spoilt value') ? 12 : 100;
      const plugins = [fc.interruptAfterTimeLimit(5_000, { failOnInterrupt: false })];
      await fc.assert(property, { numRuns, plugins });
    });
  }
});
