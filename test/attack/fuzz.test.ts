import * as fc from 'fast-check';
import { PROPERTIES } from './fuzz/properties.js';

/** A little of what `npm run fuzz` does for longer. */
describe('whatever comes from outside', () => {
  for (const { name, property } of PROPERTIES) {
    it(name, async function () {
      this.timeout(60_000);
      const numRuns = name.startsWith('a spoilt value') ? 12 : 100;
      await fc.assert(property, { numRuns, interruptAfterTimeLimit: 5_000, markInterruptAsFailure: false });
    });
  }
});
