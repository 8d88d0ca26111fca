import type { Policy } from '../policy/policy.js';
import { DEFAULT_THRESHOLDS } from '../policy/thresholds.js';

/**
 * How many days of logins the rules look back. Which environment of a policy holds is known only when the org was
 * read, so the longest window of any of them counts.
 */
export const loginWindowDays = (policy?: Policy): number => {
  const declared = [policy?.defaults, ...Object.values(policy?.environments ?? {}).map(({ defaults }) => defaults)];
  return Math.max(
    ...[DEFAULT_THRESHOLDS, ...declared].flatMap((one) => [one?.unusedDays ?? 0, one?.interactiveLoginDays ?? 0]),
  );
};
