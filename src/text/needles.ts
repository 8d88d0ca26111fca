/** Looks for parts of known texts in long ones. Pure, and linear in the length of the text. */

/** Any part that is this long is taken for the whole. */
const PART = 12;
/** Pieces by which the places to look at closely are told: one stands at every seventh place of any part. */
const PIECE = 6;
const STEP = PART - PIECE + 1;
/** Bits of a hash of a piece. */
const BITS = 20;

export type Needles = {
  parts: ReadonlySet<string>;
  pieces: ReadonlySet<string>;
  /** One bit for each hash of a piece: most places of a text are done with when it is 0. */
  hashes: Uint8Array;
  /** What is shorter than a part counts only as a whole word. */
  words: readonly string[];
};

/** From a place to the one behind the end. */
export type Stretch = { from: number; to: number };

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** Lower case of ASCII only, since that of some other letters is longer. */
const fold = (text: string): string =>
  BEYOND_ASCII.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text.toLowerCase();

const PRIME = 0x01000193;

/** Of the piece that begins there, whatever the case of its letters. */
const hashAt = (text: string, at: number): number => {
  // Written out, since this is done for each seventh character of all that comes from outside.
  const first = (text.charCodeAt(at) | 0x20) ^ ((text.charCodeAt(at + 1) | 0x20) << 9);
  const middle = (text.charCodeAt(at + 2) | 0x20) ^ ((text.charCodeAt(at + 3) | 0x20) << 9);
  const last = (text.charCodeAt(at + 4) | 0x20) ^ ((text.charCodeAt(at + 5) | 0x20) << 9);
  const hash = Math.imul(Math.imul(Math.imul(first, PRIME) ^ middle, PRIME) ^ last, PRIME);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1) >>> (32 - BITS);
};

export const needlesOf = (texts: Iterable<string>): Needles => {
  const parts = new Set<string>();
  const pieces = new Set<string>();
  const hashes = new Uint8Array(2 ** BITS / 8);
  const words: string[] = [];
  for (const text of texts) {
    const folded = fold(text);
    if (folded.length < PART) words.push(folded);
    for (let at = 0; at + PART <= folded.length; at += 1) parts.add(folded.slice(at, at + PART));
    for (let at = 0; at + PIECE <= folded.length; at += 1) {
      const hash = hashAt(folded, at);
      hashes[hash >>> 3] = (hashes[hash >>> 3] ?? 0) | (1 << (hash & 7));
      pieces.add(folded.slice(at, at + PIECE));
    }
  }
  return { parts, pieces, hashes, words };
};

const findParts = (text: string, { parts, pieces, hashes }: Needles): Stretch[] => {
  const found: Stretch[] = [];
  let last: Stretch | null = null;
  for (let at = 0; at + PIECE <= text.length; at += STEP) {
    const hash = hashAt(text, at);
    if (((hashes[hash >>> 3] ?? 0) & (1 << (hash & 7))) === 0) continue;
    const from = Math.max(0, at - STEP + 1);
    const around = fold(text.slice(from, at + PART));
    if (!pieces.has(around.slice(at - from, at - from + PIECE))) continue;
    for (let part = from; part <= at && part + PART <= text.length; part += 1) {
      if (!parts.has(around.slice(part - from, part - from + PART))) continue;
      if (last && part <= last.to) last.to = part + PART;
      else found.push((last = { from: part, to: part + PART }));
    }
  }
  return found;
};

const isWordCharacter = (text: string, at: number): boolean => /^[\p{L}\p{N}_]$/u.test(text.charAt(at));

const findWords = (text: string, { words }: Needles): Stretch[] => {
  if (words.length === 0) return [];
  const folded = fold(text);
  const found: Stretch[] = [];
  for (const word of words) {
    for (let from = folded.indexOf(word); from !== -1; from = folded.indexOf(word, from + word.length)) {
      const to = from + word.length;
      if (!isWordCharacter(folded, from - 1) && !isWordCharacter(folded, to)) found.push({ from, to });
    }
  }
  return found;
};

/** Where a text has parts of them, whatever the case of its letters; in no order, and one may overlap another. */
export const findNeedles = (text: string, needles: Needles): Stretch[] => [
  ...findParts(text, needles),
  ...findWords(text, needles),
];
