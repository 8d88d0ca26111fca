import { expect } from 'chai';
import { decodeText } from '../../src/text/decode.js';

const TEXT = 'Schlüssel 🔑';

const utf32 = (text: string, littleEndian: boolean): Buffer => {
  const codes = [0xfeff, ...Array.from(text, (character) => character.codePointAt(0) ?? 0)];
  const view = new DataView(new ArrayBuffer(codes.length * 4));
  codes.forEach((code, at) => view.setUint32(at * 4, code, littleEndian));
  return Buffer.from(view.buffer);
};

const marked = (encoding: BufferEncoding): Buffer => Buffer.from(`\ufeff${TEXT}`, encoding);

describe('decodeText', () => {
  const cases: Record<string, Uint8Array> = {
    'UTF-8 without a mark': Buffer.from(TEXT),
    'UTF-8 with a mark': marked('utf8'),
    'UTF-16, little-endian': marked('utf16le'),
    'UTF-16, big-endian': marked('utf16le').swap16(),
    'UTF-32, little-endian': utf32(TEXT, true),
    'UTF-32, big-endian': utf32(TEXT, false),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    it(`reads ${name}`, () => expect(decodeText(bytes)).to.equal(TEXT));
  }

  it('reads GB18030 with a mark', () =>
    expect(decodeText(Buffer.from([0x84, 0x31, 0x95, 0x33, 0xc3, 0xdc, 0xd4, 0xbf]))).to.equal('密钥'));

  it('survives what is no text, and nothing at all', () => {
    expect(decodeText(Buffer.from([0xff, 0xfe, 0, 0, 0, 0xd8, 0, 0, 1]))).to.equal('\ufffd');
    expect(decodeText(new Uint8Array())).to.equal('');
  });
});
