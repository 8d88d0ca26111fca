import { expect } from 'chai';
import { terminal } from '../../src/text/terminal.js';

describe('terminal', () => {
  const before = process.env.OCLIF_COLUMNS;
  afterEach(() => {
    if (before === undefined) delete process.env.OCLIF_COLUMNS;
    else process.env.OCLIF_COLUMNS = before;
  });

  it('takes the width that the user sets for the CLI', () => {
    process.env.OCLIF_COLUMNS = '132';
    expect(terminal().columns).to.equal(132);
  });

  it('has a width where there is no terminal', () => {
    delete process.env.OCLIF_COLUMNS;
    expect(terminal().columns).to.be.greaterThan(0);
  });
});
