/**
 * Takes known secrets out of a text from outside, in whatever form the other side repeats them: plain, decoded,
 * percent-encoded, with the escapes of JSON or XML, in hexadecimal digits, in Base64 at any offset, and in part. Pure,
 * and linear in the length of the text.
 */
import { secretForms } from './secret-forms.js';

/** Any part of a secret that is this long is taken for it. */
const PART = 12;
/** Pieces by which a clean text is told from one to look at closely: one stands at every seventh place of any part. */
const PIECE = 6;
const STEP = PART - PIECE + 1;
/** Escapes that were escaped again (`%252B`) are undone, too. */
const MAX_ROUNDS = 3;

export const REPLACEMENT = '(redacted)';

const ESCAPE = /%[0-9a-f]{2}|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2}|[^])|&(?:#x[0-9a-f]{1,6}|#\d{1,7}|amp|apos|gt|lt|quot);/gi;
const NAMED: Readonly<Record<string, string>> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

const BLANKS = new Set(['\\b', '\\f', '\\n', '\\r', '\\t']);

const character = (code: number): string => (code <= 0xffff ? String.fromCharCode(code) : '\ufffd');

/** What one escape stands for: a single character. */
const meaning = (escape: string): string => {
  const kind = escape.slice(0, 2).toLowerCase();
  if (escape.startsWith('%')) return character(Number.parseInt(escape.slice(1), 16));
  if (kind === '\\u' || kind === '\\x') {
    return escape.length > 2 ? character(Number.parseInt(escape.slice(2), 16)) : escape.slice(1);
  }
  if (escape.startsWith('\\')) return BLANKS.has(kind) ? ' ' : escape.slice(1);
  if (kind !== '&#') return NAMED[escape.slice(1, -1).toLowerCase()] ?? ' ';
  const hexadecimal = escape.charAt(2).toLowerCase() === 'x';
  return character(Number.parseInt(escape.slice(hexadecimal ? 3 : 2, -1), hexadecimal ? 16 : 10));
};

/** A text without its escapes; `from[i]` is where its character `i` begins in the original, `from[length]` its end. */
type View = { text: string; from: Uint32Array | null };

const unescapeOnce = ({ text, from }: View, mapped: boolean): View => {
  if (!mapped) return { text: text.replace(ESCAPE, meaning), from: null };
  const places = new Uint32Array(text.length + 1);
  const place = (at: number): number => from?.[at] ?? at;
  let out = '';
  let last = 0;
  const copy = (end: number): void => {
    for (let at = last; at < end; at += 1) places[out.length + at - last] = place(at);
    out += text.slice(last, end);
  };
  for (const { 0: escape, index } of text.matchAll(ESCAPE)) {
    copy(index);
    places[out.length] = place(index);
    out += meaning(escape);
    last = index + escape.length;
  }
  copy(text.length);
  places[out.length] = place(text.length);
  return { text: out, from: places };
};

/** Every view of a text, from as it is to wholly unescaped. */
const viewsOf = (text: string, mapped: boolean): View[] => {
  const views: View[] = [{ text, from: null }];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const view = views[views.length - 1];
    if (view === undefined || view.text.search(ESCAPE) === -1) break;
    views.push(unescapeOnce(view, mapped));
  }
  return views;
};

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Lower case of ASCII only, since that of some other letters is longer. */
const fold = (text: string): string =>
  BEYOND_ASCII.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text.toLowerCase();

const isWordCharacter = (text: string, at: number): boolean => /^[\p{L}\p{N}_]$/u.test(text.charAt(at));

type Needles = {
  parts: ReadonlySet<string>;
  pieces: ReadonlySet<string>;
  /** Forms that are shorter than a part: they count only as whole words. */
  words: readonly string[];
};

const needlesOf = (forms: Iterable<string>): Needles => {
  const parts = new Set<string>();
  const pieces = new Set<string>();
  const words: string[] = [];
  for (const form of forms) {
    const folded = fold(form);
    if (folded.length < PART) words.push(folded);
    for (let at = 0; at + PART <= folded.length; at += 1) parts.add(folded.slice(at, at + PART));
    for (let at = 0; at + PIECE <= folded.length; at += 1) pieces.add(folded.slice(at, at + PIECE));
  }
  return { parts, pieces, words };
};

/** Quick, and never wrong about a text that holds something. */
const mayHold = (folded: string, { pieces, words }: Needles): boolean => {
  for (let at = 0; at + PIECE <= folded.length; at += STEP) if (pieces.has(folded.slice(at, at + PIECE))) return true;
  return words.some((word) => folded.includes(word));
};

/** Marks the characters of a text that belong to a secret. */
const mark = (folded: string, { parts, words }: Needles, note: (from: number, to: number) => void): void => {
  for (let at = 0; at + PART <= folded.length; at += 1) if (parts.has(folded.slice(at, at + PART))) note(at, at + PART);
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      const end = at + word.length;
      if (!isWordCharacter(folded, at - 1) && !isWordCharacter(folded, end)) note(at, end);
    }
  }
};

const clean = (text: string, needles: Needles): string => {
  const marked = new Uint8Array(text.length);
  for (const view of viewsOf(text, true)) {
    const place = (at: number): number => view.from?.[at] ?? at;
    mark(fold(view.text), needles, (from, to) => marked.fill(1, place(from), place(to)));
  }
  let out = '';
  for (let at = 0; at < text.length;) {
    const hidden = marked[at] === 1;
    const end = marked.indexOf(hidden ? 0 : 1, at);
    const next = end === -1 ? text.length : end;
    out += hidden ? REPLACEMENT : text.slice(at, next);
    at = next;
  }
  return out;
};

/**
 * A function that replaces these secrets in a text. One of fewer than six characters is left alone: it would take
 * words out of every text.
 */
export const redactor = (secrets: Iterable<string>): ((text: string) => string) => {
  const needles = needlesOf(new Set([...secrets].flatMap(secretForms)));
  if (needles.parts.size === 0 && needles.words.length === 0) return (text) => text;
  return (text) =>
    viewsOf(text, false).some((view) => mayHold(fold(view.text), needles)) ? clean(text, needles) : text;
};
