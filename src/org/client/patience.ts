/**
 * How long a run puts up with faults. One hanging source may cost {@link FIRST_STALL_MS}; after that the run knows that
 * the org stalls and waits less, and after a row of failures it stops asking, so that no fault holds a run for minutes.
 */
export const FIRST_STALL_MS = 14_000;
const NEXT_STALL_MS = 3_500;
const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 8_000;
const TOTAL_WAIT_MS = 12_000;
const FAILURES_IN_A_ROW = 12;
/** Three replies that trickle until their deadline end a run, as twelve other failures do. */
const TRICKLES_LIKE = 4;

export type Patience = {
  /** Longest silence of a connection, in ms. */
  stallMs: () => number;
  stalled: () => void;
  succeeded: () => void;
  /** @param trickled it took all the time that a reply has, which nobody can afford often */
  failed: (trickled?: boolean) => void;
  /** The org has failed so often in a row that asking on is pointless. */
  exhausted: () => boolean;
  /**
   * Milliseconds to wait before the next attempt, or null when there is none.
   *
   * @param attempt the attempt that just failed, from 1
   * @param retryAfterMs what the org asked for, if it did
   */
  waitMs: (attempt: number, retryAfterMs: number | null, now: number) => number | null;
};

export const createPatience = (random: () => number = Math.random): Patience => {
  let stalls = 0;
  let failuresInARow = 0;
  // Requests wait side by side, so what counts is wall time during which anything waited.
  let waited = 0;
  let waitingUntil = 0;

  return {
    stallMs: () => (stalls === 0 ? FIRST_STALL_MS : NEXT_STALL_MS),
    stalled: () => {
      stalls += 1;
    },
    succeeded: () => {
      failuresInARow = 0;
    },
    failed: (trickled = false) => {
      failuresInARow += trickled ? TRICKLES_LIKE : 1;
    },
    exhausted: () => failuresInARow >= FAILURES_IN_A_ROW,
    waitMs: (attempt, retryAfter, now) => {
      if (attempt >= ATTEMPTS) return null;
      const backoff = 400 * 2 ** (attempt - 1) * (0.75 + random() / 2);
      const wait = Math.max(backoff, retryAfter ?? 0);
      if (wait > LONGEST_WAIT_MS) return null;
      const added = Math.max(0, now + wait - Math.max(now, waitingUntil));
      if (waited + added > TOTAL_WAIT_MS) return null;
      waited += added;
      waitingUntil = Math.max(waitingUntil, now + wait);
      return wait;
    },
  };
};

/** Milliseconds of a Retry-After header (seconds or an HTTP date); null when absent or unreadable. */
export const retryAfterMs = (header: string | null, now: number): number | null => {
  if (header === null) return null;
  if (/^\d+$/.test(header.trim())) return Number(header.trim()) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};
