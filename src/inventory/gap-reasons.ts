import type { GapReason } from './inventory.js';

/** What weighs more first. */
const REASONS: readonly GapReason[] = ['error', 'limit', 'truncated', 'permission', 'notSupported', 'notInSource'];

type WithReason = { reason: GapReason };

export const byReason = (a: WithReason, b: WithReason): number => REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason);

const UNEXPECTED: readonly GapReason[] = ['error', 'limit', 'truncated'];

/** Something that should have been readable was not, or not whole. */
export const isUnexpected = (reason: GapReason): boolean => UNEXPECTED.includes(reason);
