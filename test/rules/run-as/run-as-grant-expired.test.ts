import { runAsGrantExpired } from '../../../src/rules/run-as/run-as-grant-expired.js';
import { assignment, daysAgo, inDays, NOW, PROFILE_SET_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, grantCases } from '../user-cases.js';

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
    message:
      /expired: profile "Minimum Access - API Only Integrations" \(2026-11-18\), permission set "Sign Access" \(2026-11-19\)\.$/,
    evidence: /profile "Minimum Access - API Only Integrations"[^]*"Sign Access"/,
  },
  {
    it: 'leaves what will expire to another rule',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(1) })] },
    expect: 'pass',
  },
  ...grantCases,
  ...userCases,
]);
