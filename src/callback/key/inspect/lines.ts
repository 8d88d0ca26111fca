/** White space and line breaks, which strict Base64 decoders refuse. */
import { repairable, type Defect } from './defect.js';

/** Characters that nobody sees: zero-width, soft hyphens, no-break and typographic spaces, marks of direction. */
const INVISIBLE = /[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]/gu;

/** GNU base64 wraps at 76, OpenSSL and PEM at 64. */
const wrapDefect = (lines: string[]): Defect => {
  const full = lines.slice(0, -1);
  const last = lines.at(-1) ?? '';
  const wrappedAt = (columns: number): boolean =>
    full.every(({ length }) => length === columns) && last.length <= columns;
  if (wrappedAt(76)) return repairable('wrapped-76');
  return wrappedAt(64) ? repairable('wrapped-64') : repairable('line-break-inside', lines.length);
};

export type Cleaned = { text: string; defects: Defect[] };

/** Takes off what stands around the text, with every line break inside as a line feed. */
export const trimOutside = (given: string): Cleaned => {
  const defects: Defect[] = [];
  const visible = given.replace(INVISIBLE, '');
  if (visible !== given) defects.push(repairable('invisible-character'));

  // Two characters, backslash and n: a line break that some tool escaped.
  const unescaped = visible.replace(/(?:\\r)?\\n|\\r/g, '\n');
  if (unescaped !== visible) defects.push(repairable('escaped-newline'));

  if (unescaped.includes('\r')) defects.push(repairable('carriage-return'));
  const text = unescaped.replace(/\r\n?/g, '\n');
  const [, before = '', inner = '', after = ''] = /^([\n \t\v\f]*)(.*?)([\n \t\v\f]*)$/s.exec(text) ?? [];
  if (/[ \t\v\f]/.test(before + after)) defects.push(repairable('surrounding-whitespace'));
  if ((before + after).includes('\n') && unescaped === visible) defects.push(repairable('line-feed'));
  return { text: inner, defects };
};

/** Joins the lines of a text; blanks between the characters of one line stay. */
export const joinLines = (text: string): Cleaned => {
  const lines = text.split('\n').map((line) => line.trim());
  return { text: lines.join(''), defects: lines.length > 1 ? [wrapDefect(lines)] : [] };
};
