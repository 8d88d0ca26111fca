import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether the audit trail names user and app of a Run As change by their ids. */
export const runAsChangeNamesIds: PlatformFact = {
  id: 'run-as-change-names-ids',
  judge: ({ facts: { runAsChanges: changes } }) => {
    if (changes === null || changes.rows === 0) return cannotTell('someOf', [0, 0]);
    return either(changes.whole === changes.rows, 'someOf', [changes.whole, changes.rows]);
  },
};
