import { stringify } from 'csv-stringify/sync';
import { safeText } from '../../text/safe-text.js';

type Cell = boolean | number | readonly string[] | string | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** `null` is "not known" throughout a report, which an empty cell would not say. */
const NOT_KNOWN = 'not known';

// Where the semicolon separates lists, a spreadsheet splits at it, and what follows begins a cell.
const AFTER_SEMICOLON = /(;\s*)(?=[=+@\-＝＋＠－])/g;

const textOf = (cell: Cell): string => {
  if (cell === null) return NOT_KNOWN;
  if (cell === undefined) return '';
  return safeText(typeof cell === 'object' ? cell.join('; ') : String(cell)).replace(AFTER_SEMICOLON, "$1'");
};

/** One line of RFC 4180, its end included. A cell that a spreadsheet would take for a formula gets an apostrophe. */
const line = (cells: readonly string[]): string =>
  stringify([cells], { record_delimiter: 'windows', escape_formulas: true });

/** A header and a line for each row. */
export function* csvLines(columns: readonly string[], rows: Iterable<Row>): Iterable<string> {
  yield line([...columns]);
  for (const row of rows) yield line(columns.map((column) => textOf(row[column])));
}
