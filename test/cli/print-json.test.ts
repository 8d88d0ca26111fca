import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import sinon from 'sinon';
import { printJson } from '../../src/cli/print-json.js';
import { safeJson } from '../../src/text/safe-json.js';

const data = { name: 'a\u202eb', list: [1, null, true] };

/** What is printed, in the parts in which it is. */
const printed = async (isTTY: boolean, ...given: Parameters<typeof printJson>): Promise<string[]> => {
  const [terminal, parts] = [process.stdout.isTTY, [] as string[]];
  process.stdout.isTTY = isTTY;
  const write = sinon.stub(process.stdout, 'write').callsFake((text, ...rest) => {
    parts.push(String(text));
    for (const taken of rest) if (typeof taken === 'function') taken();
    return true;
  });
  try {
    await printJson(...given);
  } finally {
    write.restore();
    process.stdout.isTTY = terminal;
  }
  return parts;
};

describe('printJson', () => {
  for (const [where, isTTY] of [
    ['on a terminal', true],
    ['in a pipe', false],
  ] as const) {
    it(`prints data that reads back as it was, and nothing invisible ${where}`, async () => {
      const text = (await printed(isTTY, data, { key: 'blue', string: 'green' })).join('');
      expect(text).to.include('\\u202e');
      expect(JSON.parse(stripVTControlCharacters(text))).to.deep.equal(data);
    });
  }

  it('prints a large report in parts, the text of which is that of the whole', async () => {
    const large = {
      result: { list: Array.from({ length: 5000 }, (_, n) => ({ n, text: 'x'.repeat(30) })), empty: [], none: {} },
    };
    const parts = await printed(false, large);
    expect(parts.length).to.be.greaterThan(3);
    expect(Math.max(...parts.map(({ length }) => length))).to.be.lessThan(70_000);
    expect(parts.join('')).to.equal(`${safeJson(large)}\n`);
  });
});
