import { expect } from 'chai';
import { worstState } from '../../src/findings/worst-state.js';

describe('the state that stands for several', () => {
  const table: Array<[states: string[], worst: string | undefined]> = [
    [['pass', 'notApplicable'], 'notApplicable'],
    [['notApplicable', 'waived'], 'waived'],
    [['waived', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'pass', 'fail'], 'fail'],
    [['fixed'], undefined],
    [[], undefined],
  ];
  for (const [states, worst] of table) {
    it(`is ${worst} of ${states.join(', ') || 'none'}`, () => {
      expect(worstState(states)).to.equal(worst);
    });
  }
});
