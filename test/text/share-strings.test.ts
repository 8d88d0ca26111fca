import { expect } from 'chai';
import { shareStrings } from '../../src/text/share-strings.js';

describe('shareStrings', () => {
  for (const data of [null, 'text', 1, [], {}, { a: ['x', { b: 'x', c: null }], d: [['x']] }]) {
    it(`changes nothing that can be seen of ${JSON.stringify(data)}`, () => {
      expect(shareStrings(structuredClone(data))).to.deep.equal(data);
    });
  }

  it('survives data that are deeper than a stack', () => {
    const deep = JSON.parse(`${'['.repeat(200_000)}"x"${']'.repeat(200_000)}`) as unknown;
    expect(shareStrings(deep)).to.equal(deep);
  });
});
