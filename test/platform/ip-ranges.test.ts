import { expect } from 'chai';
import type { IpRange } from '../../src/inventory/inventory.js';
import { judgeIpRanges } from '../../src/platform/ip-ranges.js';

const range = (text: string): IpRange => {
  const [start, end] = text.split('-');
  return { start: start ?? '', end: end ?? '' };
};

describe('judgeIpRanges', () => {
  const cases: Array<[verdict: ReturnType<typeof judgeIpRanges>, ...ranges: string[]]> = [
    ['none'],
    ['restricting', '198.51.100.7-198.51.100.7'],
    ['restricting', '10.0.0.0-10.255.255.255', '2001:db8::-2001:db8::ffff'],
    ['restricting', ' 198.51.100.7 - 198.51.100.9 '],
    ['restricting', '0.0.0.0-63.255.255.254'],
    ['wide', '0.0.0.0-63.255.255.255'],
    ['wide', '0.0.0.0-127.255.255.255'],
    ['wide', '192.0.0.0-255.255.255.255'],
    ['restricting', '10.0.0.0-41.255.255.255', '100.0.0.0-130.255.255.255'],
    ['wide', '10.0.0.0-41.255.255.255', '100.0.0.0-131.255.255.255'],
    // The same addresses twice are not twice as many.
    ['restricting', '0.0.0.0-47.255.255.255', '16.0.0.0-47.255.255.255'],
    ['restricting', '0.0.0.0-31.255.255.255', '31.255.255.255-63.255.255.254'],
    ['wide', '0.0.0.0-63.255.255.254', '63.255.255.255-63.255.255.255'],
    ['wide', '0.0.0.0-31.255.255.255', '16.0.0.0-63.255.255.255'],
    ['wide', '0.0.0.0-63.255.255.255', '16.0.0.0-16.0.0.9'],
    ['restricting', '::-::ffff:0.0.0.1'],
    ['restricting', '2000::-27ff:ffff:ffff:ffff:ffff:ffff:ffff:fffe'],
    ['wide', '2000::-27ff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    // Nobody calls from there.
    ['restricting', 'fc00::-fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['restricting', '2001:db8::-2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['wide', '0.0.0.0-255.255.255.255'],
    ['wide', '1.0.0.0-223.255.255.255'],
    ['wide', '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['wide', '2000::-3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    ['wide', '::ffff:0.0.0.0-::ffff:255.255.255.255'],
    ['wide', '::-::ffff:ffff:ffff'],
    ['wide', '128.0.0.0-255.255.255.255', '0.0.0.0-127.255.255.255'],
    ['wide', '0.0.0.0-200.0.0.0', '10.0.0.1-10.0.0.2', '150.0.0.0-255.255.255.255'],
    ['wide', '198.51.100.7-198.51.100.7', '0.0.0.0-255.255.255.255'],
    ['wide', '2001:db8::-2001:db8::1', '0.0.0.0-255.255.255.255'],
    ['wide', 'nonsense-nonsense', '0.0.0.0-255.255.255.255'],
    ['notKnown', '-'],
    ['notKnown', '10.0.0.9-10.0.0.1'],
    ['notKnown', 'nonsense-10.0.0.1'],
    ['notKnown', '10.0.0.1-nonsense'],
    ['notKnown', '::-nonsense'],
    ['notKnown', '10-20'],
    ['notKnown', '010.0.0.0-010.0.0.9'],
    ['notKnown', '10.0.0.0-10.0.0.300', '198.51.100.7-198.51.100.7'],
  ];
  for (const [verdict, ...ranges] of cases) {
    it(`${ranges.join(', ') || 'no range'}: ${verdict}`, () => {
      expect(judgeIpRanges(ranges.map(range))).to.equal(verdict);
    });
  }
});
