/** Civil dates (`2026-09-01`), read as days in UTC. */
import { DAY, dayOf } from '../inventory/days.js';

/** The day of a clock in UTC. */
const today = (now: Date): string => dayOf(now);

/** Whole days from `date` to today; negative for a date that is still to come. */
export const daysSince = (date: string, now: Date): number => (Date.parse(today(now)) - Date.parse(date)) / DAY;

/** The date counts through its last moment in UTC, wherever the clock stands. */
export const isPast = (date: string, now: Date): boolean => daysSince(date, now) > 0;
