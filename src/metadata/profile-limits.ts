/** What the metadata of a profile says of login IP ranges and login hours. */
import { WEEKDAYS, type IpRange, type LoginHours } from '../inventory/inventory.js';
import { isRow } from './row.js';

/** null where the list, or an end of a range, is not what it must be: a half-read list would look like another one. */
export const rangesOf = (list: unknown): IpRange[] | null => {
  if (list === undefined || list === null) return [];
  if (!Array.isArray(list)) return null;
  const ranges = list.map((range: unknown): IpRange | null =>
    isRow(range) && typeof range.startAddress === 'string' && typeof range.endAddress === 'string'
      ? { start: range.startAddress, end: range.endAddress }
      : null,
  );
  return ranges.every((range) => range !== null) ? ranges : null;
};

const MINUTES_A_DAY = 24 * 60;

/** Minutes after midnight, which the Metadata API gives as text; null when it is none. */
const minuteOf = (value: unknown): number | null => {
  const minute = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : value;
  return typeof minute === 'number' && Number.isInteger(minute) && minute >= 0 && minute <= MINUTES_A_DAY
    ? minute
    : null;
};

/** Days with hours of their own; null when a value is not what login hours are. */
export const hoursOf = (value: unknown): LoginHours[] | null => {
  if (value === undefined || value === null) return [];
  if (!isRow(value)) return null;
  const hours: LoginHours[] = [];
  for (const day of WEEKDAYS) {
    const [from, to] = [value[`${day}Start`] ?? null, value[`${day}End`] ?? null];
    if (from === null && to === null) continue;
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start === null || end === null) return null;
    hours.push({ day, start, end });
  }
  return hours;
};
