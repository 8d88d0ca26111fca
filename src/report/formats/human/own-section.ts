/** The lists that only one command has. Each line has a sign and a word before it: nothing depends on color or sign. */
import type { Item, Mark, Section } from '../../report.js';
import { clip, displayWidth, padEnd, paragraph } from './layout.js';
import type { Paint } from './paint.js';

const SIGNS: Readonly<Record<Mark, string>> = { good: '✔', bad: '✖', open: '?', none: '-' };

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
const itemLines = (
  { mark, word, text, details = [] }: Item,
  indent: number,
  columns: number,
  paint: Paint,
): string[] => {
  const label = padEnd(`  ${SIGNS[mark]} ${word}`, indent);
  const [first = '', ...more] = paragraph(clip(text), columns, indent, label);
  return [
    styleOf(mark, paint)(first.slice(0, label.length)) + first.slice(label.length),
    ...more,
    ...details.flatMap((detail) => paragraph(clip(detail), columns, indent + 2)),
  ];
};

export const sectionLines = ({ items }: Section, columns: number, paint: Paint): string[] => {
  const widest = Math.max(0, ...items.map(({ word }) => displayWidth(word)));
  const indent = widest === 0 ? 4 : widest + 6;
  return items.flatMap((item) => itemLines(item, indent, columns, paint));
};
