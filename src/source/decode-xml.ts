/** The text of an XML file in the encoding that it says it has. */
import { decodeText } from '../text/decode.js';

const DECLARED = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const BYTE_ORDER_MARKS: ReadonlyArray<readonly number[]> = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0, 0, 0xfe, 0xff],
];

const hasMark = (bytes: Uint8Array): boolean =>
  BYTE_ORDER_MARKS.some((mark) => mark.every((byte, at) => bytes[at] === byte));

const REPLACEMENT = '\ufffd';

/** null where the bytes are not of the encoding, or nobody knows it. */
export const decodeXml = (bytes: Uint8Array): string | null => {
  if (hasMark(bytes)) {
    const text = decodeText(bytes);
    return text.includes(REPLACEMENT) ? null : text;
  }
  const declared = DECLARED.exec(Buffer.from(bytes.subarray(0, 300)).toString('latin1'))?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
