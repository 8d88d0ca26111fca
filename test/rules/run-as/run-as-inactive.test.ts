import { runAsInactive } from '../../../src/rules/run-as/run-as-inactive.js';
import { user } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

ruleTable(runAsInactive, [
  { it: 'passes for an active user', expect: 'pass' },
  {
    it: 'fails for a deactivated user',
    given: { users: [user({ active: false })] },
    expect: 'fail',
    subject: 'sign.bot@example.com',
    evidence: /IsActive is false/,
  },
  ...userCases,
]);
