import { expect } from 'chai';
import { normaliseIpRelaxation } from '../../src/platform/ip-relaxation.js';

describe('normaliseIpRelaxation', () => {
  const cases: Array<[read: string, canonical: string]> = [
    ['Enforce', 'Enforce'],
    ['ENFORCE', 'Enforce'],
    ['0', 'Enforce'],
    ['Bypass_2factor', 'Bypass_2factor'],
    ['BYPASS_2FACTOR', 'Bypass_2factor'],
    ['1', 'Bypass_2factor'],
    ['Bypass', 'Bypass'],
    ['BYPASS', 'Bypass'],
    ['2', 'Bypass'],
    ['Enforce_RelaxRefresh', 'Enforce_RelaxRefresh'],
    ['Enforce_relaxrefresh', 'Enforce_RelaxRefresh'],
    ['ENFORCE_RELAXREFRESH', 'Enforce_RelaxRefresh'],
    ['3', 'Enforce_RelaxRefresh'],
    [' enforce ', 'Enforce'],
  ];
  for (const [read, canonical] of cases) {
    it(`reads ${JSON.stringify(read)} as ${canonical}`, () => {
      expect(normaliseIpRelaxation(read)).to.equal(canonical);
    });
  }

  for (const read of ['', '4', '00', 'Relax', 'Enforce_New', 'true', 'toString', '__proto__']) {
    it(`returns the unknown value ${JSON.stringify(read)} as read`, () => {
      expect(normaliseIpRelaxation(read)).to.equal(read);
    });
  }
});
