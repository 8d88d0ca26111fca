import { expect } from 'chai';
import { FIRST_STALL_MS, createPatience, retryAfterMs } from '../../../src/org/client/patience.js';

describe('patience', () => {
  const NOW = 1_000_000;

  it('waits longer before each attempt, and gives up after the fourth', () => {
    const patience = createPatience(() => 0.5);
    const waits = [1, 2, 3, 4].map((attempt) => patience.waitMs(attempt, null, NOW));
    expect(waits).to.deep.equal([400, 800, 1600, null]);
  });

  it('waits as long as the org asks, but not for long', () => {
    const patience = createPatience(() => 0.5);
    expect(patience.waitMs(1, 3000, NOW)).to.equal(3000);
    expect(patience.waitMs(1, 60_000, NOW)).to.equal(null);
  });

  it('bounds the waiting of a whole run, counting waits side by side once', () => {
    const patience = createPatience(() => 0.5);
    for (let request = 0; request < 50; request += 1) expect(patience.waitMs(1, 5000, NOW)).to.equal(5000);
    expect(patience.waitMs(2, 5000, NOW + 5000)).to.equal(5000);
    expect(patience.waitMs(3, 5000, NOW + 10_000)).to.equal(null);
  });

  it('waits less for an answer once the org has stalled', () => {
    const patience = createPatience();
    expect(patience.stallMs()).to.equal(FIRST_STALL_MS);
    patience.stalled();
    expect(patience.stallMs()).to.be.below(FIRST_STALL_MS / 3);
  });

  it('stops asking after a row of failures, and starts over after a success', () => {
    const patience = createPatience();
    for (let failure = 0; failure < 11; failure += 1) patience.failed();
    patience.succeeded();
    for (let failure = 0; failure < 11; failure += 1) patience.failed();
    expect(patience.exhausted()).to.equal(false);
    patience.failed();
    expect(patience.exhausted()).to.equal(true);
  });
});

describe('retryAfterMs', () => {
  const now = Date.parse('2026-11-20T12:00:00Z');
  const cases: Array<[header: string | null, ms: number | null]> = [
    [null, null],
    ['7', 7000],
    [' 0 ', 0],
    ['Fri, 20 Nov 2026 12:00:05 GMT', 5000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['soon', null],
  ];
  for (const [header, ms] of cases) {
    it(`${header ?? 'no header'}: ${ms ?? 'unreadable'}`, () => {
      expect(retryAfterMs(header, now)).to.equal(ms);
    });
  }
});
