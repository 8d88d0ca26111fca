import { expect } from 'chai';
import { soqlString } from '../../src/platform/soql-string.js';

describe('soqlString', () => {
  for (const [value, literal] of [
    ['', "''"],
    ['acme', "'acme'"],
    [`O'Neil "x" O'Hara`, String.raw`'O\'Neil \"x\" O\'Hara'`],
    ['a\\b\\c', String.raw`'a\\b\\c'`],
    // No literal may hold a control character as it is.
    ['\n\r\t\b\f\n', String.raw`'\n\r\t\b\f\n'`],
    ["x\n' OR Name != '", String.raw`'x\n\' OR Name != \''`],
  ] as const) {
    it(`writes ${JSON.stringify(value)} as ${literal}`, () => {
      expect(soqlString(value)).to.equal(literal);
    });
  }
});
