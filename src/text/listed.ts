import { bundle } from './messages.js';

/**
 * The first few of many things by name, and how many there are beyond; naming one more is no longer than counting it.
 */
export const listed = <T>(things: readonly T[], nameOf: (thing: T) => string, most = 3): string =>
  listedOf(things, things.length, nameOf, most);

/** The same where only the first of `count` things are at hand, of which more than `most`. */
export const listedOf = <T>(first: readonly T[], count: number, nameOf: (thing: T) => string, most = 3): string => {
  if (count <= most + 1) return first.map(nameOf).join(', ');
  return bundle('listed').getMessage('more', [first.slice(0, most).map(nameOf).join(', '), count - most]);
};

/** What of many rows is shown where there is room for `most` lines: all, or the first with a last line that counts. */
export const firstRows = <T>(rows: readonly T[], most: number, count = rows.length): { shown: T[]; more: number } => {
  const shown = rows.slice(0, count > most ? most - 1 : most);
  return { shown, more: count - shown.length };
};
