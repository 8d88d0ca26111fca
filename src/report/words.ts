import { listed as listedThings } from '../text/listed.js';
import { bundle } from '../text/messages.js';
import type { Tokens } from '../text/messages.js';

const messages = bundle('report');
const formats = bundle('report.formats');

/** A text of `messages/report.md`. */
export const words = (key: string, ...tokens: Tokens): string => messages.getMessage(key, tokens);

/** A text of `messages/report.formats.md`, which the report files share. */
export const label = (key: string, ...tokens: Tokens): string => formats.getMessage(key, tokens);

/** `<key>.one` for 1, else `<key>.many` with the number as its first `%s`. */
export const counted = (key: string, count: number, ...tokens: Tokens): string =>
  count === 1 ? words(`${key}.one`, ...tokens) : words(`${key}.many`, count, ...tokens);

const DAY_FORMAT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-12-09` as `9 December 2026`. */
export const dayInWords = (day: string): string => {
  const time = Date.parse(day);
  return Number.isNaN(time) ? day : DAY_FORMAT.format(time);
};

/** The first few of many names, and how many more there are. */
export const listed = (names: readonly string[], most: number): string => listedThings(names, (name) => name, most);
