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
    tokens: ['sign.bot@example.com', 'permission set "Sign Access" (2026-11-20)'],
    shows: ['PermissionSetAssignment: permission set "Sign Access", expired 2026-11-20'],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data update record --sobject PermissionSetAssignment --record-id '<assignment id>' --values ExpirationDate=2027-02-18T00:00:00Z",
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
    ],
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
    tokens: [
      'sign.bot@example.com',
      'profile "Minimum Access - API Only Integrations" (2026-11-18), permission set "Sign Access" (2026-11-19)',
    ],
    shows: [
      'PermissionSetAssignment: profile "Minimum Access - API Only Integrations", expired 2026-11-18',
      'PermissionSetAssignment: permission set "Sign Access", expired 2026-11-19',
    ],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000001AAA'"`,
      "sf data update record --sobject PermissionSetAssignment --record-id '<assignment id>' --values ExpirationDate=2027-02-18T00:00:00Z",
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data update record --sobject PermissionSetAssignment --record-id '<assignment id>' --values ExpirationDate=2027-02-18T00:00:00Z",
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
    ],
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
