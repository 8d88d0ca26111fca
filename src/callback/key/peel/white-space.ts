/** White space and line breaks around a text, and the line breaks within it. */
import type { Layer, Peeled } from './layer.js';

const isBlank = (character: string): boolean => ' \t\v\f\n\r'.includes(character);

/** The ends of a text, found from the outside: no pattern has to try every place. */
const edges = (text: string): { before: string; inner: string; after: string } => {
  let from = 0;
  let to = text.length;
  while (from < to && isBlank(text.charAt(from))) from += 1;
  while (to > from && isBlank(text.charAt(to - 1))) to -= 1;
  return { before: text.slice(0, from), inner: text.slice(from, to), after: text.slice(to) };
};

export const surroundingWhiteSpace: Layer = (text) => {
  const { before, inner, after } = edges(text);
  const around = before + after;
  if (around === '') return null;
  const layers: Peeled['layers'] = [];
  if (around.includes('\r')) layers.push({ id: 'carriage-return' });
  if (/[ \t\v\f]/.test(around)) layers.push({ id: 'surrounding-whitespace' });
  if (/[\r\n]/.test(around)) layers.push({ id: 'line-feed' });
  return { text: inner, layers };
};

/** GNU base64 wraps at 76, OpenSSL and PEM at 64. */
const wrapping = (lines: string[]): Peeled['layers'][number] => {
  const full = lines.slice(0, -1);
  const last = lines.at(-1) ?? '';
  const wrappedAt = (columns: number): boolean =>
    full.every(({ length }) => length === columns) && last.length <= columns;
  if (wrappedAt(76)) return { id: 'wrapped-76' };
  return wrappedAt(64) ? { id: 'wrapped-64' } : { id: 'line-break-inside', tokens: [lines.length] };
};

/** Joins the lines of Base64; blanks between the characters of one line stay. */
export const joinedLines: Layer = (text) => {
  if (!/[\r\n]/.test(text)) return null;
  const lines = text.split(/\r\n|[\r\n]/).map((line) => line.trim());
  const returns: Peeled['layers'] = text.includes('\r') ? [{ id: 'carriage-return' }] : [];
  return { text: lines.join(''), layers: [...returns, wrapping(lines)] };
};

/** The same of a text that is not yet Base64: an escape can be broken, too. Sentences have blanks. */
export const brokenText: Layer = (text) =>
  /^[^ \t\r\n]+(?:[ \t]{0,8}(?:\r\n|[\r\n])[ \t]{0,8}[^ \t\r\n]+)+$/.test(text) ? joinedLines(text) : null;

const IN_AN_ESCAPE = /(?:&#?\w{0,6}|%[0-9a-f]?|\\[ux][0-9a-f]{0,3}|\\(?=\r?\n[ux][0-9a-f]{2}))\r?\n/i;

/** A line that ends within an escape must be joined before anything is unescaped. */
export const brokenEscapes: Layer = (text) => (IN_AN_ESCAPE.test(text) ? brokenText(text) : null);
