import { expect } from 'chai';
import { gapKeys } from '../../src/findings/gap-key.js';
import type { Gap } from '../../src/inventory/inventory.js';
import { gap } from '../support/inventory.js';

const keysOf = (...gaps: Gap[]): string[] => [...gapKeys(gaps).values()];

describe('the key of a gap', () => {
  it('names source and reason', () =>
    expect(keysOf(gap('LoginHistory', { reason: 'truncated' }))).to.deep.equal(['LoginHistory:truncated']));

  it('does not depend on what the sentence quotes', () =>
    expect(keysOf(gap('User', { detail: '10 of 20' }))).to.deep.equal(keysOf(gap('User', { detail: '11 of 21' }))));

  it('does not depend on the order of what the gap covers', () =>
    expect(keysOf(gap('User', { subjects: ['a', 'b'] }))).to.deep.equal(keysOf(gap('User', { subjects: ['b', 'a'] }))));

  it('is another one for each gap of an Inventory', () => {
    const keys = keysOf(
      gap('User'),
      gap('User', { detail: 'for another reason' }),
      gap('User', { reason: 'error' }),
      gap('User', { subjects: ['a'] }),
      gap('User', { subjects: ['b'] }),
    );
    expect(new Set(keys).size).to.equal(5);
  });
});
