/** From bytes to text: which encoding they are in, and what marks that encoding left behind. */
import { lost, repairable, type Defect, type DefectId } from './defect.js';

export type Decoded = { text: string; defects: Defect[] };

/** What the two encodings are called on the outside of the key and on the JSON within. */
export type EncodingDefects = { utf16: DefectId; byteOrderMark: DefectId };
export const OUTSIDE: EncodingDefects = { utf16: 'utf16', byteOrderMark: 'byte-order-mark' };
export const INSIDE: EncodingDefects = { utf16: 'json-utf16', byteOrderMark: 'json-byte-order-mark' };

const BYTE_ORDER_MARK = '\uFEFF';

const share = (bytes: Uint8Array, from: number): number => {
  let zeros = 0;
  for (let at = from; at < bytes.length; at += 2) if (bytes[at] === 0) zeros += 1;
  return zeros / Math.ceil(bytes.length / 2);
};

/** UTF-16 is told by its mark, or by the zero that stands beside each ASCII character. */
const utf16Of = (bytes: Uint8Array): 'utf-16be' | 'utf-16le' | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  if (share(bytes, 1) > 0.9 && share(bytes, 0) < 0.1) return 'utf-16le';
  return share(bytes, 0) > 0.9 && share(bytes, 1) < 0.1 ? 'utf-16be' : null;
};

const decodeUtf8 = (bytes: Uint8Array): { text: string; valid: boolean } => {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), valid: true };
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), valid: false };
  }
};

export const decodeBytes = (bytes: Uint8Array, ids: EncodingDefects): Decoded => {
  const encoding = utf16Of(bytes);
  if (encoding) {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text: text.replace(BYTE_ORDER_MARK, ''), defects: [repairable(ids.utf16)] };
  }
  const { text, valid } = decodeUtf8(bytes);
  const defects = valid ? [] : [lost('not-utf8')];
  // A text file written twice can begin with two marks.
  const stripped = text.replace(/^\uFEFF+/, '');
  return { text: stripped, defects: stripped === text ? defects : [...defects, repairable(ids.byteOrderMark)] };
};
