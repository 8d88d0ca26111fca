/** The lists that only one command has, in short: where there is no room, what is as it should be is only counted. */
import { MARKS, type Item, type Section } from '../../report.js';
import { words } from '../../words.js';
import { atMostLines, padEnd, paragraph, spaced } from './layout.js';
import { itemHead, indentOf } from './own-section.js';
import type { Paint } from './paint.js';
import { firstStepLines } from './first-step.js';

const MOST_DETAILS = 4;

/** Items of which only the number is told, in one line for each word. */
const countLines = (items: readonly Item[], indent: number, paint: Paint): string[] =>
  [...Map.groupBy(items, ({ mark, word }) => `${mark} ${word}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return [itemHead(first, indent, paint) + words('short.count', group.length)].map((line) => line.trimEnd());
  });

const shortItem = (item: Item, indent: number, columns: number, paint: Paint): string[] => {
  const label = padEnd('', indent);
  const [first = '', ...more] = atMostLines(paragraph(item.text, columns, indent, label), 2, columns);
  return [
    itemHead(item, indent, paint) + first.slice(indent),
    ...more,
    ...(item.finding === undefined ? [] : firstStepLines(item.finding.fix, 2, { columns, indent, app: null })),
    ...(item.details ?? [])
      .slice(0, MOST_DETAILS)
      .flatMap((detail) => atMostLines(paragraph(detail, columns, indent + 2), 2, columns)),
  ];
};

/** A list of names that say nothing else, in one line. */
const namesLine = ({ title, items }: Section, columns: number): string[] =>
  atMostLines(paragraph(words('short.names', title, items.map(({ text }) => text).join(', ')), columns), 1, columns);

const isNames = ({ items }: Section): boolean => items.every(({ mark, word }) => mark === 'none' && word === '');

/** Every item, in the order of the list. */
const everyItem = (section: Section, columns: number, paint: Paint): string[] =>
  isNames(section)
    ? namesLine(section, columns)
    : section.items.flatMap((item) => shortItem(item, indentOf(section), columns, paint));

/** What is wrong, then what is not known, as far as there is room; the rest in numbers. */
const someItems = (section: Section, most: number, columns: number, paint: Paint): string[] => {
  if (isNames(section)) return namesLine(section, columns);
  const indent = indentOf(section);
  const end = countLines(
    section.items.filter(({ mark }) => mark === 'good'),
    indent,
    paint,
  );
  const told = section.items
    .filter(({ mark }) => mark !== 'good')
    .sort((a, b) => MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark));
  const lines: string[] = [];
  let left = told.length;
  for (const item of told) {
    const next = shortItem(item, indent, columns, paint);
    if (lines.length + next.length + end.length + 1 > most) break;
    lines.push(...next);
    left -= 1;
  }
  return [...lines, ...(left > 0 ? [`  ${words('short.moreItems', left)}`] : []), ...end];
};

/** @param most lines for all of them, as far as they can be cut: the longest is cut first */
export const shortSections = (sections: readonly Section[], most: number, columns: number, paint: Paint): string[] => {
  const blocks = sections.map((section) => everyItem(section, columns, paint));
  const byLength = [...blocks.keys()].sort((a, b) => (blocks[b]?.length ?? 0) - (blocks[a]?.length ?? 0));
  for (const i of byLength) {
    const tooMany = spaced(blocks).length - most;
    const section = sections[i];
    if (tooMany <= 0 || section === undefined) break;
    blocks[i] = someItems(section, (blocks[i]?.length ?? 0) - tooMany, columns, paint);
  }
  return spaced(blocks);
};
