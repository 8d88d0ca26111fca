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
    tokens: ['sign.bot@example.com'],
    shows: ['User: sign.bot@example.com: IsActive is false'],
    does: [
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      'sf data update record --sobject User --record-id 005000000000001AAA --values IsActive=true',
    ],
    subject: 'sign.bot@example.com',
    evidence: /IsActive is false/,
  },
  ...userCases,
]);
