import { runAsGrantExpiring } from '../../../src/rules/run-as/run-as-grant-expiring.js';
import {
  assignment,
  daysAgo,
  externalClientApp,
  gap,
  inDays,
  permissionSet,
  PROFILE_SET_ID,
  profileSet,
  USER_ID,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(runAsGrantExpiring, [
  { it: 'passes without expiry dates', expect: 'pass' },
  {
    it: 'passes when the date is beyond the window',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(30.01) })] },
    expect: 'pass',
  },
  {
    it: 'fails at the end of the window',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(30) })] },
    expect: 'fail',
    message: /only until 2026-12-20: permission set "Sign Access"\.$/,
    evidence: /permission set "Sign Access", expires 2026-12-20/,
  },
  {
    it: 'takes the window from the thresholds',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(30) })] },
    thresholds: { warnExpiryDays: 7 },
    expect: 'pass',
  },
  {
    it: 'leaves what has expired to another rule',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })] },
    expect: 'pass',
  },
  {
    it: 'does not mind a set that a session must activate, since it gives nothing anyway',
    given: {
      permissionSets: [profileSet(), permissionSet({ sessionActivated: true })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(1) })],
    },
    expect: 'pass',
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
