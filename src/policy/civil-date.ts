/** Civil dates (`2026-09-01`), read as days in UTC. */

const DAY = 24 * 60 * 60 * 1000;

/** The day of a clock in UTC. */
export const today = (now: Date): string => now.toISOString().slice(0, 10);

/** Whole days from `date` to today; negative for a date that is still to come. */
export const daysSince = (date: string, now: Date): number => (Date.parse(today(now)) - Date.parse(date)) / DAY;

/** The date counts through its last moment in UTC, wherever the clock stands. */
export const isPast = (date: string, now: Date): boolean => daysSince(date, now) > 0;
