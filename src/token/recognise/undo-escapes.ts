/**
 * Undoes what tools do to a text that they pass on: percent-encoding, HTML entities, and the backslashes of JSON and of
 * programming languages, also several of them around each other; and takes invisible characters out. Pure, and linear
 * in the length of the text.
 */
import type { Meter } from './meter.js';

/** More layers than any chain of tools puts around an error; each round takes one kind of escape off. */
const MAX_ROUNDS = 12;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  gt: '>',
  hellip: '…',
  ldquo: '"',
  lsquo: "'",
  lt: '<',
  nbsp: ' ',
  quot: '"',
  rdquo: '"',
  rsquo: "'",
};
const LONGEST_ENTITY = 10;

/** What one escape stands for, and how many characters it takes. */
type Undone = { text: string; length: number };

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

const hexAt = (text: string, at: number, digits: number): number | null => {
  const piece = text.slice(at, at + digits);
  return piece.length === digits && /^[0-9a-f]+$/i.test(piece) ? Number.parseInt(piece, 16) : null;
};

/** A run of percent-encoded bytes, which together may be characters of UTF-8; none where the sign is only a sign. */
const percent = (text: string, start: number, meter: Meter): Undone => {
  const bytes: number[] = [];
  let at = start;
  for (; text[at] === '%'; at += 3) {
    meter.steps += 1;
    const byte = hexAt(text, at + 1, 2);
    if (byte === null) break;
    bytes.push(byte);
  }
  return { text: Buffer.from(bytes).toString('utf8'), length: at - start };
};

const entity = (text: string, start: number): Undone | null => {
  const [whole = '', decimal, hexadecimal, name = ''] =
    /^&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/i.exec(text.slice(start, start + LONGEST_ENTITY)) ?? [];
  const number = decimal ?? (hexadecimal === undefined ? undefined : `0x${hexadecimal}`);
  const meaning = number === undefined ? ENTITIES[name.toLowerCase()] : character(Number(number));
  return meaning === undefined ? null : { text: meaning, length: whole.length };
};

const BLANKS = new Set('bfnrt');

/** However often a text was quoted again, the backslashes before one character stand for that character. */
const backslashes = (text: string, start: number, meter: Meter): Undone => {
  let at = start;
  for (; text[at] === '\\'; at += 1) meter.steps += 1;
  const next = text.charAt(at);
  const kind = next.toLowerCase();
  const code = kind === 'u' ? hexAt(text, at + 1, 4) : kind === 'x' ? hexAt(text, at + 1, 2) : null;
  if (code !== null) return { text: character(code), length: at + (kind === 'u' ? 5 : 3) - start };
  return { text: BLANKS.has(kind) ? ' ' : next, length: at + 1 - start };
};

const ESCAPE = /[%&\\]/g;

/** @param at where `ESCAPE` stands */
const undoneAt = (text: string, at: number, meter: Meter): Undone | null => {
  if (text[at] === '%') return percent(text, at, meter);
  return text[at] === '&' ? entity(text, at) : backslashes(text, at, meter);
};

/** Zero-width characters, byte-order marks and the zeros of UTF-16: nobody sees them, and they part nothing. */
// oxlint-disable-next-line no-control-regex -- a zero is what is looked for
const INVISIBLE = /[\p{Cf}\u0000]/gu;

const undoOnce = (text: string, meter: Meter): string => {
  const pieces: string[] = [];
  let last = 0;
  for (const { index } of text.matchAll(ESCAPE)) {
    meter.steps += 1;
    const undone = index < last ? null : undoneAt(text, index, meter);
    if (undone === null) continue;
    pieces.push(text.slice(last, index), undone.text);
    last = index + undone.length;
  }
  meter.steps += text.length;
  return pieces.join('') + text.slice(last);
};

export const undoEscapes = (text: string, meter: Meter): string => {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const undone = undoOnce(current.replace(INVISIBLE, ''), meter);
    if (undone === current) break;
    current = undone;
  }
  return current;
};
