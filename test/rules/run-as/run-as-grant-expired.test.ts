import { runAsGrantExpired } from '../../../src/rules/run-as/run-as-grant-expired.js';
import {
  assignment,
  daysAgo,
  externalClientApp,
  gap,
  inDays,
  NOW,
  PROFILE_SET_ID,
  USER_ID,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(runAsGrantExpired, [
  { it: 'passes without expiry dates', expect: 'pass' },
  {
    it: 'passes a second before the expiry',
    given: {
      assignments: [
        assignment({ permissionSetId: PROFILE_SET_ID }),
        assignment({ expiresAt: new Date(NOW.getTime() + 1000).toISOString() }),
      ],
    },
    expect: 'pass',
  },
  {
    it: 'fails at the very second of the expiry, in the spelling of Salesforce',
    given: {
      assignments: [
        assignment({ permissionSetId: PROFILE_SET_ID }),
        assignment({ expiresAt: '2026-11-20T12:00:00.000+0000' }),
      ],
    },
    expect: 'fail',
    evidence: /permission set "Sign Access", expired 2026-11-20/,
  },
  {
    it: 'names every expired grant',
    given: {
      assignments: [
        assignment({ permissionSetId: PROFILE_SET_ID, expiresAt: daysAgo(2) }),
        assignment({ expiresAt: daysAgo(1) }),
      ],
    },
    expect: 'fail',
    message: /expired: profile "Minimum Access - API Only Integrations" \(2026-11-18\), permission set "Sign Access" \(2026-11-19\)\.$/,
    evidence: /profile "Minimum Access - API Only Integrations"[^]*"Sign Access"/,
  },
  {
    it: 'leaves what will expire to another rule',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(1) })] },
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
