import { stripVTControlCharacters } from 'node:util';
import { ux } from '@oclif/core/ux';
import { expect } from 'chai';
import sinon from 'sinon';
import { printJson } from '../../src/cli/print-json.js';
import { safeJson } from '../../src/text/safe-json.js';

const data = { name: 'a\u202eb', list: [1, null, true] };

describe('printJson', () => {
  const terminal = process.stdout.isTTY;
  const printed: string[] = [];

  beforeEach(() => {
    printed.length = 0;
    sinon.stub(ux, 'stdout').callsFake((text) => void printed.push(String(text)));
  });

  afterEach(() => {
    sinon.restore();
    process.stdout.isTTY = terminal;
  });

  for (const isTTY of [true, false]) {
    it(`prints data that reads back as it was, and nothing invisible ${isTTY ? 'on a terminal' : 'in a pipe'}`, () => {
      process.stdout.isTTY = isTTY;
      printJson(data, { key: 'blue', string: 'green' });
      expect(printed.join('')).to.include('\\u202e');
      expect(JSON.parse(stripVTControlCharacters(printed.join('')))).to.deep.equal(data);
    });
  }

  it('prints a large report in parts, the text of which is that of the whole', () => {
    process.stdout.isTTY = false;
    const large = {
      result: { list: Array.from({ length: 5000 }, (_, n) => ({ n, text: 'x'.repeat(30) })), empty: [], none: {} },
    };
    printJson(large);
    expect(printed.length).to.be.greaterThan(3);
    expect(Math.max(...printed.map(({ length }) => length))).to.be.lessThan(70_000);
    expect(printed.join('\n')).to.equal(safeJson(large));
  });
});
