import { runAsGrantExpiring } from '../../../src/rules/run-as/run-as-grant-expiring.js';
import { assignment, daysAgo, id, inDays, permissionSet, PROFILE_SET_ID, profileSet } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, grantCases } from '../user-cases.js';

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
    tokens: ['sign.bot@example.com', '2026-12-20', 'permission set "Sign Access"'],
    shows: ['PermissionSetAssignment: permission set "Sign Access", expires 2026-12-20'],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data update record --sobject PermissionSetAssignment --record-id '<assignment id>' --values ExpirationDate=2027-02-18T00:00:00Z",
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
    ],
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
    it: 'names the one that ends first, whichever is read first',
    given: {
      assignments: [
        assignment({ permissionSetId: PROFILE_SET_ID }),
        assignment({ expiresAt: inDays(20) }),
        assignment({ permissionSetId: id('0PS', 3), expiresAt: inDays(10) }),
      ],
      permissionSets: [
        profileSet(),
        permissionSet(),
        permissionSet({ id: id('0PS', 3), name: 'Second', label: 'Second' }),
      ],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', '2026-11-30', 'permission set "Second"'],
    shows: [
      'PermissionSetAssignment: permission set "Second", expires 2026-11-30',
      'PermissionSetAssignment: permission set "Sign Access", expires 2026-12-10',
    ],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000003AAA'"`,
      "sf data update record --sobject PermissionSetAssignment --record-id '<assignment id>' --values ExpirationDate=2027-02-18T00:00:00Z",
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000003AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data update record --sobject PermissionSetAssignment --record-id '<assignment id>' --values ExpirationDate=2027-02-18T00:00:00Z",
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
    ],
  },
  ...grantCases,
  ...userCases,
]);
