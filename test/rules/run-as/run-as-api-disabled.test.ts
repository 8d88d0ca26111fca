import { runAsApiDisabled } from '../../../src/rules/run-as/run-as-api-disabled.js';
import {
  assignment,
  daysAgo,
  externalClientApp,
  gap,
  permissionSet,
  PROFILE_SET_ID,
  profileSet,
  USER_ID,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(runAsApiDisabled, [
  { it: 'passes when a grant in force gives it', expect: 'pass' },
  {
    it: 'fails when nothing gives it',
    given: { permissionSets: [profileSet(), permissionSet({ permissions: [] })] },
    expect: 'fail',
    message: /^Nothing gives/,
  },
  {
    it: 'does not count an expired assignment, and names it',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(3) })] },
    expect: 'fail',
    message: /^Nothing in force/,
    evidence: /permission set "Sign Access", expired 2026-11-17: would give ApiEnabled/,
  },
  {
    it: 'does not count a set that a session must activate, and names it',
    given: { permissionSets: [profileSet(), permissionSet({ sessionActivated: true })] },
    expect: 'fail',
    evidence: /"Sign Access", only in a session that activates it/,
  },
  {
    it: 'does not count a revoked assignment',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ revoked: true })] },
    expect: 'fail',
    evidence: /assignment not active/,
  },
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
