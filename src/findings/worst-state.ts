import type { CheckState } from './audit-report.js';

/** An open question outweighs what somebody accepted, and what does not apply is no pass. */
const WORST_FIRST: readonly CheckState[] = ['fail', 'inconclusive', 'waived', 'notApplicable', 'pass'];

/** The one state that stands for several of a check; undefined where there is none. */
export const worstState = (states: Iterable<string>): CheckState | undefined => {
  const found = new Set(states);
  return WORST_FIRST.find((state) => found.has(state));
};
