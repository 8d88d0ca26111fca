/** A plain table: left-aligned columns, two spaces between them, the flexible ones shortened until all fit. */
import { displayWidth, padEnd, shorten } from './layout.js';

const SPACES = '  ';
const NARROWEST = 12;

type Cell = string | { text: string; style: (text: string) => string };

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text);

const totalOf = (widths: readonly number[]): number =>
  widths.reduce((sum, width) => sum + width, 0) + SPACES.length * (widths.length - 1);

const fit = (natural: readonly number[], columns: number, flexible: readonly number[]): number[] => {
  const widths = [...natural];
  while (totalOf(widths) > columns) {
    const widest = flexible.reduce((a, b) => ((widths[b] ?? 0) > (widths[a] ?? 0) ? b : a), flexible[0] ?? 0);
    if ((widths[widest] ?? 0) <= NARROWEST) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const last = widths.length - 1;
  return widths.with(last, Math.max(1, (widths[last] ?? 0) - Math.max(0, totalOf(widths) - columns)));
};

const line = (row: readonly Cell[], widths: readonly number[]): string =>
  row
    .map((cell, i) => {
      const width = widths[i] ?? 0;
      const last = i === row.length - 1;
      const text = last ? shorten(textOf(cell), width) : padEnd(shorten(textOf(cell), width), width);
      return typeof cell === 'string' ? text : cell.style(text);
    })
    .join(SPACES)
    .trimEnd();

/** Lines of a table, the head first. `flexible` are the indices of columns that may be shortened. */
export const table = (
  head: readonly Cell[],
  rows: readonly Cell[][],
  columns: number,
  flexible: number[],
): string[] => {
  const natural = head.map((_, i) => Math.max(...[head, ...rows].map((row) => displayWidth(textOf(row[i] ?? '')))));
  const widths = fit(natural, columns, flexible);
  return [head, ...rows].map((row) => line(row, widths));
};
