import { setTimeout as wait } from 'node:timers/promises';

/** The time and how it is waited for: tests of long waits have their own. */
export type Timing = {
  /** This computer's clock, in ms. */
  now: () => number;
  /** @throws when the signal is aborted meanwhile */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
};

export const realTiming: Timing = {
  now: () => Date.now(),
  sleep: async (ms, signal) => wait(ms, undefined, { signal }),
};
