/** Base64 as RFC 4648 section 4 has it, and how far a text is from that. */
import { isUtf8 } from 'node:buffer';
import { lost, repairable, type Defect } from './defect.js';
import { withoutEnd } from '../../../text/trim.js';

export type Decoding = {
  /** null when the text cannot be decoded without guessing. */
  bytes: Buffer | null;
  defects: Defect[];
};

const decode = (alphabetic: string): Buffer => Buffer.from(alphabetic, 'base64');

/** What is decoded from a character too many or too few is hardly ever a text. */
const leadsToJson = (alphabetic: string): boolean => {
  const bytes = decode(alphabetic);
  return isUtf8(bytes) && bytes.includes('}');
};

/** Blanks inside are noise, or plus signs that URL decoding turned into blanks. */
const closeGaps = (text: string): { text: string; defect: Defect | null } => {
  if (!/\s/.test(text)) return { text, defect: null };
  const without = text.replace(/\s+/g, '');
  const asPlus = text.replace(/\s/g, '+');
  return !leadsToJson(without) && leadsToJson(asPlus)
    ? { text: asPlus, defect: repairable('plus-lost') }
    : { text: without, defect: repairable('whitespace-inside') };
};

const paddingDefect = (body: string, padding: string): Defect | null => {
  const wanted = (4 - (body.length % 4)) % 4;
  if (padding.length === wanted) return null;
  return padding === '' ? repairable('missing-padding', wanted) : repairable('wrong-padding', padding.length, wanted);
};

export const decodeBase64 = (given: string): Decoding => {
  const defects: Defect[] = [];
  const closed = closeGaps(given);
  if (closed.defect) defects.push(closed.defect);

  const standard = closed.text.replaceAll('-', '+').replaceAll('_', '/');
  if (standard !== closed.text) defects.push(repairable('url-safe'));

  const body = withoutEnd(standard, '=');
  const padding = standard.slice(body.length);
  const foreign = body.match(/[^A-Za-z0-9+/]/gu) ?? [];
  if (foreign.length > 0) {
    // Padding in the middle: two keys, or two pieces, one behind the other.
    const glued = foreign.every((character) => character === '=');
    return {
      bytes: null,
      defects: [...defects, glued ? lost('wrong-padding', padding.length, 0) : lost('not-base64', foreign.length)],
    };
  }
  if (body.length % 4 === 1) return { bytes: null, defects: [...defects, lost('truncated')] };

  const wrong = paddingDefect(body, padding);
  if (wrong) defects.push(wrong);
  const bytes = decode(body);
  if (withoutEnd(bytes.toString('base64'), '=') !== body) defects.push(repairable('trailing-bits'));
  return { bytes, defects };
};
