/** The lists that only one command has. Each line has a sign and a word before it: nothing depends on color or sign. */
import type { Item, Mark, Section } from '../../report.js';
import { belowStatement } from './finding.js';
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

/** Sign and word of an item, as wide as the indentation of what follows. */
export const itemHead = ({ mark, word }: Item, indent: number, paint: Paint): string =>
  styleOf(mark, paint)(padEnd(`  ${SIGNS[mark]} ${word}`, indent));

/** Columns before the sentences of a list. */
export const indentOf = ({ items }: Section): number => {
  const widest = Math.max(0, ...items.map(({ word }) => displayWidth(word)));
  return widest === 0 ? 4 : widest + 6;
};

/** A sentence behind its mark; the following lines hang below it. */
const itemLines = (item: Item, indent: number, columns: number, paint: Paint): string[] => {
  const { text, finding, details = [] } = item;
  const [first = '', ...more] = paragraph(clip(text), columns, indent);
  return [
    itemHead(item, indent, paint) + first.slice(indent),
    ...more,
    ...(finding === undefined ? [] : belowStatement(finding, { columns, paint, indent, withFix: true })),
    ...details.flatMap((detail) => paragraph(clip(detail), columns, indent + 2)),
  ];
};

export const sectionLines = (section: Section, columns: number, paint: Paint): string[] =>
  section.items.flatMap((item) => itemLines(item, indentOf(section), columns, paint));
