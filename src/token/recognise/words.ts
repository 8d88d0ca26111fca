/**
 * A text as the words that it is made of, whatever stands between and around them: quotes, braces, tags, line breaks,
 * colors. Pure, and linear in the length of the text.
 */
import type { Meter } from './meter.js';

export type Words = {
  /** Lower case, letters and digits of ASCII only; without apostrophes. */
  words: string[];
  /** Whether a word hangs together with the one before it, as the parts of `invalid_grant` do. */
  joined: boolean[];
};

const isWordCharacter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

const APOSTROPHES: ReadonlySet<number> = new Set([0x27, 0x2019, 0x2bc]);
const ESCAPE = 0x1b;
const LONGEST_COLOR = 16;

/** The end of a terminal's color code that begins here, or here. */
const afterColor = (text: string, at: number): number => {
  // oxlint-disable-next-line no-control-regex -- this is the code that is skipped
  const [color = ''] = /^\u001b\[[\d;]*[a-z]/.exec(text.slice(at, at + LONGEST_COLOR)) ?? [];
  return at + color.length;
};

/** `hasn't`, but not `u'invalid`, as Python writes strings. */
const isWithinWord = (text: string, at: number): boolean =>
  /^(?:t|s|re|ll|ve)(?![a-z0-9])/.test(text.slice(at + 1, at + 4));

/** What stands between two words that do not hang together. */
const MORE = '  ';

/** @param given any text; letters of full width and the like are taken for what they look like */
export const wordsOf = (given: string, meter: Meter): Words => {
  // Accents belong to no word of ours, and a long run of them takes normalization long to sort.
  const text = given.replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
  const found: Words = { words: [], joined: [] };
  let word = '';
  /** What stands between the last word and this place: nothing yet, one character, or more. */
  let between = MORE;
  const end = (): void => {
    if (word === '') return;
    found.joined.push(between === '_' || between === '-');
    found.words.push(word);
    [word, between] = ['', ''];
  };
  for (let at = 0; at < text.length; at += 1) {
    meter.steps += 1;
    const code = text.charCodeAt(at);
    if (isWordCharacter(code)) word += text.charAt(at);
    else if (code === ESCAPE) at = Math.max(at, afterColor(text, at) - 1);
    else if (!(APOSTROPHES.has(code) && isWithinWord(text, at))) {
      end();
      between = between === '' ? text.charAt(at) : MORE;
    }
  }
  end();
  return found;
};
