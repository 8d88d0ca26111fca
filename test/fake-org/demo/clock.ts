/** Times of the demo org are relative, so that its findings never age. */
export type Clock = { now: Date; daysAgo: (days: number) => Date; inDays: (days: number) => Date };

const DAY = 86_400_000;

export const clockAt = (now: Date): Clock => ({
  now,
  daysAgo: (days) => new Date(now.getTime() - days * DAY),
  inDays: (days) => new Date(now.getTime() + days * DAY),
});
