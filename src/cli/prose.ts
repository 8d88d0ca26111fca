/** Texts of our own as lines for a terminal: wrapped, but for commands, which have lines of their own. Pure. */
import { displayWidth, textWidth, wrap } from '../report/formats/human/layout.js';
import { partsOf } from '../text/commands-in-prose.js';

/** Of the sentences, without what stands before them. */
const NARROWEST = 30;

/** Where the further lines of a text begin: behind its number, or below the last column of a table. */
const hangOf = (line: string, columns: number): number => {
  const table = displayWidth(/^\s*\S+(?: {2,}\S+)* {2,}(?=\S)/.exec(line)?.[0] ?? '');
  return table > 0 && table + NARROWEST <= columns ? table : displayWidth(/^\s*(?:\d+\. |- )?/.exec(line)?.[0] ?? '');
};

/** Addresses and other long words of our own stay whole. */
const wrapped = (text: string, columns: number, label: string): string[] => {
  const indent = displayWidth(label);
  const width = Math.max(NARROWEST, textWidth(columns) - indent);
  return wrap(text, width, { hard: false }).map((line, i) => (i === 0 ? label : ' '.repeat(indent)) + line);
};

/** @param line may be indented or begin with a number */
export const proseLines = (line: string, columns: number): string[] => {
  if (line.trim() === '') return [''];
  const hang = hangOf(line, columns);
  const label = line.slice(0, hang);
  return partsOf(line.slice(hang)).flatMap(({ text, command }, i) =>
    command ? [`${' '.repeat(hang + 2)}${text}`] : wrapped(text, columns, i === 0 ? label : ' '.repeat(hang)),
  );
};
