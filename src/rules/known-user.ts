import type { User } from '../inventory/inventory.js';
import type { Facts } from '../facts/resolver.js';
import type { FixStep } from '../findings/fix.js';

/** The Run As user; null where there is none, or none is known. */
export const knownUser = (facts: Facts): User | null => {
  const user = facts('account');
  return user.status === 'known' ? user.value : null;
};

/** Steps about the Run As user, where one is known. */
export const runAsUser = (facts: Facts, stepsOf: (user: User) => FixStep[]): FixStep[] => {
  const user = knownUser(facts);
  return user === null ? [] : stepsOf(user);
};
