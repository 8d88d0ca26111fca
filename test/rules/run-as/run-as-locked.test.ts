import { runAsLocked } from '../../../src/rules/run-as/run-as-locked.js';
import { USER_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, userLoginCases } from '../user-cases.js';

ruleTable(runAsLocked, [
  { it: 'passes for a user without a row', expect: 'pass' },
  {
    it: 'passes for a user that is only frozen',
    given: { userLogins: [{ userId: USER_ID, locked: false, frozen: true }] },
    expect: 'pass',
  },
  {
    it: 'fails for a locked user, also where the row has the short id',
    given: { userLogins: [{ userId: USER_ID.slice(0, 15), locked: true, frozen: false }] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: ['UserLogin: sign.bot@example.com: IsPasswordLocked is true'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      `sf data query --query "SELECT Id FROM UserLogin WHERE UserId = '005000000000001AAA'"`,
      "sf data update record --sobject UserLogin --record-id '<user login id>' --values IsPasswordLocked=false",
    ],
    evidence: /UserLogin: sign\.bot@example\.com: IsPasswordLocked is true/,
  },
  ...userLoginCases,
  ...userCases,
]);
