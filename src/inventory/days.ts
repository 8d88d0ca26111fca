/** In milliseconds. */
export const DAY = 24 * 60 * 60 * 1000;

/** The day of a time in UTC (`2026-11-20`), or the text as it was read when it is no time. */
export const dayOf = (time: Date | string): string => {
  const parsed = new Date(time);
  return Number.isNaN(parsed.getTime()) ? String(time) : parsed.toISOString().slice(0, 10);
};
