/** Cases that every rule about the Run As user shares. */
import { assignment, externalClientApp, gap, USER_ID } from '../support/inventory.js';
import type { RuleCase } from './rule-table.js';

/** Without a user there is nothing to judge; whether there is one can be unknown. */
export const userCases: readonly RuleCase[] = [
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
];

/** For rules that rest on what is assigned to the user. */
export const grantCases: readonly RuleCase[] = [
  {
    it: 'is inconclusive when assignments could not be read',
    given: { assignments: [], gaps: [gap('PermissionSetAssignment')] },
    expect: 'inconclusive',
    evidence: /PermissionSetAssignment may not be read/,
  },
  {
    it: 'is inconclusive when permission sets of this user could not be read',
    given: { gaps: [gap('PermissionSet', { subjects: [USER_ID] })] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the assignment of the profile is not among the rows',
    given: { assignments: [assignment()] },
    expect: 'inconclusive',
  },
];

/** For rules that rest on the user's UserLogin row. */
export const userLoginCases: readonly RuleCase[] = [
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
];
