import { expect } from 'chai';
import { gapIndex } from '../../src/facts/gap-index.js';
import { gap } from '../support/inventory.js';

const USER = '005000000000AbcQAE';

describe('gapIndex', () => {
  it('finds a gap without subjects for every subject, and for none', () => {
    const all = gap('User');
    const index = gapIndex([gap('User', { subjects: ['x'] }), all]);
    expect(index.covering('User')).to.equal(all);
    expect(index.covering('User', 'y')).to.equal(all);
    expect(index.covering('UserLogin', 'y')).to.equal(undefined);
    expect(index.of('User')).to.have.length(2);
    expect(index.of('Profile')).to.be.empty;
  });

  it('finds a gap by any of its subjects only', () => {
    const some = gap('User', { subjects: ['bot@example.com', USER] });
    const index = gapIndex([some]);
    expect(index.covering('User')).to.equal(undefined);
    expect(index.covering('User', null, undefined, '')).to.equal(undefined);
    expect(index.covering('User', 'Bot@Example.com')).to.equal(some);
    expect(index.covering('User', 'other', USER)).to.equal(some);
  });

  it('compares ids by their first 15 characters, with their case', () => {
    const some = gap('User', { subjects: [USER.slice(0, 15)] });
    const index = gapIndex([some]);
    expect(index.covering('User', USER)).to.equal(some);
    expect(index.covering('User', USER.slice(0, 15).toLowerCase())).to.equal(undefined);
  });

  it('covers nothing with an empty list of subjects', () => {
    expect(gapIndex([gap('User', { subjects: [] })]).covering('User', USER)).to.equal(undefined);
  });
});
