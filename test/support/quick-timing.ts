import { setImmediate as turn } from 'node:timers/promises';
import type { Timing } from '../../src/http/timing.js';

/** Waits are over at once, and the clock says that they took their time; those side by side count once. */
export const quickTiming = (): Timing & { waited: () => number } => {
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  return {
    now,
    sleep: async (ms) => {
      const wanted = ahead + ms;
      await turn();
      ahead = Math.max(ahead, wanted);
    },
    waited: () => ahead,
  };
};
