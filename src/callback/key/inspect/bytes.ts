/** From bytes to text: which encoding they are in, and what marks that encoding left behind. */
import { isUtf8 } from 'node:buffer';
import { lost, repairable, type Defect } from './defect.js';

export type Decoded = { text: string; defects: Defect[] };

/** A text file written twice can begin with two marks. */
const withoutMarks = (text: string): string => text.replace(/^\uFEFF+/, '');

/** How many of the even (0) or odd (1) bytes are zero. */
const share = (bytes: Uint8Array, parity: 0 | 1): number => {
  let zeros = 0;
  for (let at: number = parity; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros / Math.ceil(bytes.length / 2);
};

/**
 * UTF-16 is told by its mark, or by the zero that stands beside each ASCII character. A single byte behind it was added
 * by a program that took the text for another.
 */
const utf16Of = (bytes: Uint8Array): 'utf-16be' | 'utf-16le' | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 4) return null;
  if (share(bytes, 1) > 0.9 && share(bytes, 0) < 0.1) return 'utf-16le';
  return share(bytes, 0) > 0.9 && share(bytes, 1) < 0.1 ? 'utf-16be' : null;
};

const decodeUtf16 = (bytes: Uint8Array, encoding: string): string => {
  const even = bytes.length - (bytes.length % 2);
  const rest = Buffer.from(bytes.subarray(even)).toString('latin1');
  return new TextDecoder(encoding).decode(bytes.subarray(0, even)) + rest;
};

/** @param depth 0 for the key itself; the encoding of what is within Base64 has names of its own */
export const decodeBytes = (bytes: Uint8Array, depth: number): Decoded => {
  const encoding = utf16Of(bytes);
  if (encoding) {
    const text = withoutMarks(decodeUtf16(bytes, encoding));
    return { text, defects: [repairable(depth === 0 ? 'utf16' : 'json-utf16')] };
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  const defects = isUtf8(bytes) ? [] : [lost('not-utf8')];
  const stripped = withoutMarks(text);
  const mark = repairable(depth === 0 ? 'byte-order-mark' : 'json-byte-order-mark');
  return { text: stripped, defects: stripped === text ? defects : [...defects, mark] };
};
