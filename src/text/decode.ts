/** From the bytes of a text file to its text. */

/** By byte-order mark, longest first: that of UTF-32 begins like that of UTF-16. */
const MARKS: ReadonlyArray<readonly [mark: readonly number[], decode: (bytes: Uint8Array) => string]> = [
  [[0xff, 0xfe, 0, 0], (bytes) => fromUtf32(bytes, true)],
  [[0, 0, 0xfe, 0xff], (bytes) => fromUtf32(bytes, false)],
  [[0x84, 0x31, 0x95, 0x33], (bytes) => new TextDecoder('gb18030').decode(bytes)],
  [[0xef, 0xbb, 0xbf], (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)],
  [[0xff, 0xfe], (bytes) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes)],
  [[0xfe, 0xff], (bytes) => new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes)],
];

const REPLACEMENT = 0xfffd;

const isCodePoint = (code: number): boolean => code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);

/** The one encoding of them that TextDecoder does not know. */
const fromUtf32 = (bytes: Uint8Array, littleEndian: boolean): string => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = '';
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, littleEndian);
    text += String.fromCodePoint(isCodePoint(code) ? code : REPLACEMENT);
  }
  return text;
};

/** The text of what has to be UTF-8; null where it is not. */
export const utf8Of = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** The text in the encoding that a byte-order mark names, without the mark; in UTF-8 where there is none. */
export const decodeText = (bytes: Uint8Array): string => {
  const named = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte));
  return named ? named[1](bytes.subarray(named[0].length)) : new TextDecoder('utf-8').decode(bytes);
};
