import { runAsFrozen } from '../../../src/rules/run-as/run-as-frozen.js';
import { externalClientApp, gap, USER_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

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
    evidence: /UserLogin: sign\.bot@example\.com: IsFrozen is true/,
  },
  {
    it: 'is inconclusive when the rows could not be read',
    given: { gaps: [gap('UserLogin')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the row of this user could not be read',
    given: { gaps: [gap('UserLogin', { subjects: [USER_ID] })] },
    expect: 'inconclusive',
  },
  {
    it: 'passes when only the row of another user could not be read',
    given: { gaps: [gap('UserLogin', { subjects: ['005000000000099AAA'] })] },
    expect: 'pass',
  },
  {
    it: 'does not apply without a Run As user',
    given: { apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply when the value is the Username of nobody',
    given: { users: [] },
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when nobody can say who the app runs as',
    given: { apps: [externalClientApp({ runAs: { state: 'notKnown' } })], gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
    evidence: /ExtlClntAppOauthPlcyCnfg may not be read/,
  },
  {
    it: 'is inconclusive when users could not be read',
    given: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
    evidence: /User may not be read/,
  },
]);
