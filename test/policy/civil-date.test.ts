import { expect } from 'chai';
import { daysSince, isPast } from '../../src/policy/civil-date.js';

describe('civil dates', () => {
  const lastMoment = new Date('2026-09-01T23:59:59.999Z');
  const nextMoment = new Date('2026-09-02T00:00:00Z');

  it('count through their last moment', () => {
    expect(isPast('2026-09-01', lastMoment)).to.equal(false);
    expect(isPast('2026-09-01', nextMoment)).to.equal(true);
  });

  it('are whole days apart', () => {
    expect(daysSince('2026-09-01', lastMoment)).to.equal(0);
    expect(daysSince('2026-08-02', lastMoment)).to.equal(30);
    expect(daysSince('2026-09-04', nextMoment)).to.equal(-2);
  });
});
