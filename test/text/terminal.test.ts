import { expect } from 'chai';
import { terminal } from '../../src/text/terminal.js';

describe('terminal', () => {
  const NAMES = ['OCLIF_COLUMNS', 'FORCE_COLOR', 'NO_COLOR', 'NODE_DISABLE_COLORS'];
  const before = { ...process.env };

  beforeEach(() => {
    for (const name of NAMES) delete process.env[name];
  });
  afterEach(() => {
    for (const name of NAMES) delete process.env[name];
    Object.assign(process.env, before);
  });

  it('takes the width that the user sets for the CLI', () => {
    process.env.OCLIF_COLUMNS = '132';
    expect(terminal().columns).to.equal(132);
  });

  it('has a width where there is no terminal', () => {
    expect(terminal().columns).to.be.greaterThan(0);
  });

  it('shows colours where they are forced', () => {
    process.env.FORCE_COLOR = '1';
    expect(terminal().color).to.equal(true);
  });

  for (const [name, value] of [
    ['NO_COLOR', '1'],
    ['NODE_DISABLE_COLORS', '1'],
    ['FORCE_COLOR', '0'],
  ] as const) {
    it(`shows none with ${name}=${value}`, () => {
      process.env[name] = value;
      expect(terminal().color).to.equal(false);
    });
  }
});
