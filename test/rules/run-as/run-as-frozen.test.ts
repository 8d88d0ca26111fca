import { runAsFrozen } from '../../../src/rules/run-as/run-as-frozen.js';
import { USER_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, userLoginCases } from '../user-cases.js';

ruleTable(runAsFrozen, [
  { it: 'passes for a user without a row', expect: 'pass' },
  {
    it: 'passes for a user that is only locked',
    given: { userLogins: [{ userId: USER_ID, frozen: false, locked: true }] },
    expect: 'pass',
  },
  {
    it: 'fails for a frozen user, also where the row has the short id',
    given: { userLogins: [{ userId: USER_ID.slice(0, 15), frozen: true, locked: false }] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: ['UserLogin: sign.bot@example.com: IsFrozen is true'],
    does: [
      `sf data query --query "SELECT Id FROM UserLogin WHERE UserId = '005000000000001AAA'"`,
      "sf data update record --sobject UserLogin --record-id '<user login id>' --values IsFrozen=false",
    ],
    evidence: /UserLogin: sign\.bot@example\.com: IsFrozen is true/,
  },
  ...userLoginCases,
  ...userCases,
]);
