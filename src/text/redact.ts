/**
 * Takes known secrets out of a text from outside, in whatever form the other side repeats them: plain, decoded,
 * percent-encoded, with the escapes of JSON or XML, in hexadecimal digits, in Base64 at any offset, and in part. Pure,
 * and linear in the length of the text.
 */
import { findNeedles, needlesOf, type Stretch } from './needles.js';
import { secretForms } from './secret-forms.js';
import { placesIn, unescapedViews } from './unescape.js';

export const REPLACEMENT = '(redacted)';

/** Stretches of an unescaped view as they are in the text that all views are of. */
const inOriginal = (stretches: Stretch[], views: string[], index: number): Stretch[] =>
  views.slice(0, index).reduceRight((found, view) => {
    const place = placesIn(view);
    return found.map(({ from, to }) => ({ from: place(from), to: place(to) }));
  }, stretches);

const replace = (text: string, stretches: readonly Stretch[]): string => {
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to } of stretches.toSorted((one, other) => one.from - other.from)) {
    // One replacement for what lies side by side.
    if (from > done || pieces.length === 0) pieces.push(text.slice(done, from), REPLACEMENT);
    done = Math.max(done, to);
  }
  return pieces.join('') + text.slice(done);
};

/**
 * A function that replaces these secrets in a text. One of fewer than six characters is left alone: it would take
 * words out of every text.
 */
export const redactor = (secrets: Iterable<string>): ((text: string) => string) => {
  const needles = needlesOf(new Set([...secrets].flatMap(secretForms)));
  if (needles.parts.size === 0 && needles.words.length === 0) return (text) => text;
  return (text) => {
    const views = unescapedViews(text);
    const found = views.map((view) => findNeedles(view, needles));
    if (found.every(({ length }) => length === 0)) return text;
    return replace(
      text,
      found.flatMap((stretches, index) => (stretches.length === 0 ? [] : inOriginal(stretches, views, index))),
    );
  };
};
