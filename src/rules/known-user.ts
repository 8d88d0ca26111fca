import type { User } from '../inventory/inventory.js';
import type { Facts } from '../facts/resolver.js';
import type { FixStep } from '../findings/fix.js';

/** Steps about the Run As user, where one is known. */
export const runAsUser = (facts: Facts, stepsOf: (user: User) => FixStep[]): FixStep[] => {
  const user = facts('account');
  return user.status === 'known' ? stepsOf(user.value) : [];
};
