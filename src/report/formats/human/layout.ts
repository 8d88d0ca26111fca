/** Lines of text by display width: a wide or combining character counts as what a terminal makes of it. */
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/** Longer lines are tiring to read, however wide the terminal is. */
const WIDEST_TEXT = 100;
const NARROWEST_TEXT = 24;

/** Width of the column with the severity: two spaces, `critical`, two spaces. */
export const MARGIN = 12;

export const displayWidth = (text: string): number => stringWidth(text);

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `width` columns, the last of which is an ellipsis when something had to go; no character is cut in two. */
export const shorten = (text: string, width: number): string => {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  let free = width - 1;
  for (const { segment } of graphemes.segment(text)) {
    free -= displayWidth(segment);
    if (free < 0) break;
    kept += segment;
  }
  return `${kept}…`;
};

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));

/** Columns that a text may fill. */
export const textWidth = (columns: number): number => Math.min(columns, WIDEST_TEXT);

/** A command that a sentence mentions, in quotation marks. */
const MENTIONED = /"sf [^"]*"/g;
/** Takes the place of a space that no line ends at: a character for private use, as wide as a space. */
const FIXED = '\ue000';

/** Wraps a text so that no line ends within a command, unless the command is longer than a line. */
export const wrap = (text: string, width: number, { hard = true } = {}): string[] =>
  wrapAnsi(
    text.replace(MENTIONED, (command) => command.replaceAll(' ', FIXED)),
    width,
    { hard },
  )
    .replaceAll(FIXED, ' ')
    .split('\n');

/** Wraps a text; every line is indented, the first one begins with `label` instead of as many spaces. */
export const paragraph = (text: string, columns: number, indent = 0, label = ''): string[] => {
  const width = Math.max(NARROWEST_TEXT, textWidth(columns) - indent);
  const spaces = ' '.repeat(indent);
  return wrap(text, width).map((line, i) => (i === 0 ? padEnd(label, indent) : spaces) + line);
};

/** An org can put any amount of text into one field; a report shows the beginning. */
export const clip = (text: string, most = 600): string => shorten(text, most);

/** At most so many lines of a paragraph; an ellipsis stands for what goes. */
export const atMostLines = (lines: readonly string[], most: number, columns: number): string[] => {
  if (lines.length <= most) return [...lines];
  const last = lines.slice(most - 1).map((line, i) => (i === 0 ? line : line.trim()));
  return [...lines.slice(0, most - 1), shorten(last.join(' '), textWidth(columns))];
};

/** Blocks of lines with an empty line between them. */
export const spaced = (blocks: readonly string[][]): string[] =>
  blocks.filter((block) => block.length > 0).flatMap((block, i) => (i === 0 ? block : ['', ...block]));
