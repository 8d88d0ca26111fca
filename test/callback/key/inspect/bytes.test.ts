import { expect } from 'chai';
import { decodeBytes } from '../../../../src/callback/key/inspect/bytes.js';

const le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const be = (text: string): Buffer => le(text).swap16();

describe('the encoding of a key', () => {
  for (const [what, bytes, text, ...ids] of [
    ['nothing', Buffer.alloc(0), ''],
    ['ASCII', Buffer.from('key'), 'key'],
    ['a mark', Buffer.from('\uFEFFkey'), 'key', 'byte-order-mark'],
    ['two marks', Buffer.from('\uFEFF\uFEFFkey'), 'key', 'byte-order-mark'],
    ['a mark within', Buffer.from('k\uFEFFey'), 'k\uFEFFey'],
    ['no UTF-8', Buffer.from([0x6b, 0xff]), 'k\ufffd', 'not-utf8'],
    ['no UTF-8, as if half a mark began it', Buffer.from([0xff, 0x6b]), '\ufffdk', 'not-utf8'],
    ['no UTF-8, as if the other half did', Buffer.from([0xfe, 0x6b]), '\ufffdk', 'not-utf8'],
    ['no UTF-8, as if half a mark ended it', Buffer.from([0x6b, 0xfe]), 'k\ufffd', 'not-utf8'],
    ['no UTF-8, as if its own half did', Buffer.from([0x6b, 0xff]), 'k\ufffd', 'not-utf8'],
    ['UTF-16 with its mark, however short', le('\uFEFFk'), 'k', 'utf16'],
    ['UTF-16 of other letters', le('\uFEFF\u4e2d\u6587'), '\u4e2d\u6587', 'utf16'],
    ['UTF-16 with two marks', le('\uFEFF\uFEFFkey'), 'key', 'utf16'],
    ['UTF-16 with a byte behind it', Buffer.concat([le('\uFEFFkey'), Buffer.from([0xe9])]), 'keyé', 'utf16'],
    ['UTF-16 without a mark', le('ke'), 'ke', 'utf16'],
    ['big-endian UTF-16 of other letters', be('\uFEFF\u4e2d\u6587'), '\u4e2d\u6587', 'utf16'],
    ['big-endian UTF-16 without a mark', be('ke'), 'ke', 'utf16'],
    ['one zero among letters', Buffer.from('k\0eykeyke'), 'k\0eykeyke'],
    ['a zero alone', Buffer.from([0]), '\0'],
    ['zeros', Buffer.alloc(6), '\0'.repeat(6)],
    ['UTF-32', Buffer.from('k\0\0\0e\0\0\0'), 'k\0\0\0e\0\0\0'],
    ['big-endian UTF-32', Buffer.from('\0\0\0k\0\0\0e'), '\0\0\0k\0\0\0e'],
  ] as Array<[string, Buffer, string, ...string[]]>) {
    it(`reads ${what}`, () => {
      const decoded = decodeBytes(bytes, 0);
      expect({ ...decoded, defects: decoded.defects.map(({ id }) => id) }).to.deep.equal({ text, defects: ids });
    });
  }

  it('names the encoding of what is within Base64 otherwise', () => {
    for (const [bytes, id] of [
      [le('\uFEFFk'), 'json-utf16'],
      [Buffer.from('\uFEFFk'), 'json-byte-order-mark'],
    ] as const)
      expect(decodeBytes(bytes, 1).defects[0]?.id).to.equal(id);
  });
});
