/**
 * What comes of an attempt that has little time; where that is not what is wanted, since a busy machine needs longer
 * before anything begins, what comes of one that has plenty.
 */
export const soonOrLater = async <T>(
  attempt: (deadlineMs: number) => Promise<T>,
  isWanted: (result: T) => boolean,
): Promise<T> => {
  const soon = await attempt(300);
  return isWanted(soon) ? soon : attempt(10_000);
};
