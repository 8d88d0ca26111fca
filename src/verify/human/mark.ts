/** The mark before a line of the checklist: a sign and a word, so that nothing depends on colour or on the sign. */
import { padEnd, paragraph } from '../../report/formats/human/layout.js';
import type { Paint } from '../../report/formats/human/paint.js';
import { text } from './text.js';

export type Mark = 'bad' | 'good' | 'none' | 'open';

const SIGNS: Readonly<Record<Mark, string>> = { good: '✔', bad: '✖', open: '?', none: '-' };
/** Two spaces, sign, space, the longest word, two spaces. */
export const INDENT = 14;

const styleOf = (mark: Mark, paint: Paint): ((line: string) => string) => {
  switch (mark) {
    case 'good':
      return paint.state.ok;
    case 'bad':
      return paint.state.breaks;
    case 'open':
      return paint.state.unclear;
    case 'none':
      return paint.quiet;
  }
};

/** A sentence behind its mark; the following lines hang below it. */
export const marked = (mark: Mark, word: string, sentence: string, columns: number, paint: Paint): string[] => {
  const label = padEnd(`  ${SIGNS[mark]} ${text(`mark.${word}`)}`, INDENT);
  const [first = '', ...more] = paragraph(sentence, columns, INDENT, label);
  return [styleOf(mark, paint)(first.slice(0, label.length)) + first.slice(label.length), ...more];
};
