import { expect } from 'chai';
import { EXIT_CODES, exitCodeDescriptions } from '../../src/findings/exit-codes.js';

describe('exit codes', () => {
  it('are those of the contract', () => expect(Object.values(EXIT_CODES)).to.deep.equal([0, 1, 2, 30, 31]));

  it('are all described for the help', () => {
    expect(Object.keys(exitCodeDescriptions())).to.deep.equal(['0', '1', '2', '30', '31']);
  });
});
