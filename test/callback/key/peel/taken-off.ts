import { expect } from 'chai';
import type { Layer } from '../../../../src/callback/key/peel/layer.js';

/** What is left of each text when the layer is taken off; null where there is none. */
export type Rows = ReadonlyArray<readonly [given: string, left: string | null]>;

export const takesOff = (layer: Layer, rows: Rows): void => {
  for (const [given, left] of rows) {
    it(`${left === null ? 'leaves' : 'takes off'} ${JSON.stringify(given).slice(0, 70)}`, () =>
      expect(layer(given)?.text ?? null).to.equal(left));
  }
};
