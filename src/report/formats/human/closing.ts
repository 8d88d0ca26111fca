/** How a report ends, since the end is what stays on the screen: the verdict, the exit code, and where the rest is. */
import type { Report } from '../../report.js';
import { words } from '../../words.js';
import { atMostLines, paragraph } from './layout.js';
import type { Paint } from './paint.js';

const MOST_LINES = 3;

/** The verdict in figures, with the exit code. */
export const closingLines = ({ lead }: Pick<Report, 'lead'>, columns: number, paint: Paint): string[] =>
  [lead.brief, lead.exit].flatMap((text, i) =>
    atMostLines(paragraph(text, columns), MOST_LINES, columns).map((line) => (i === 0 ? paint.heading(line) : line)),
  );

/** Flags and a command are the same in every language. */
const WAYS = ['--verbose', '--output-file report.html', 'sf nhi explain RULE'];

/** Texts one after the other, each of them whole. */
const inLines = (texts: readonly string[], columns: number): string[] =>
  texts.reduce<string[]>((lines, text) => {
    const joined = `${lines.at(-1) ?? ''}, ${text}`;
    return lines.length > 0 && joined.length < columns ? [...lines.slice(0, -1), joined] : [...lines, text];
  }, []);

/** Where to find what a short report leaves out. */
export const moreLines = ({ lists }: Pick<Report, 'lists'>, columns: number, paint: Paint): string[] => {
  const [first = '', ...rest] = lists === 'apps' ? ['--app NAME', ...WAYS] : WAYS;
  return inLines([words('short.more', first), ...rest], columns).map((line) => paint.quiet(line));
};
