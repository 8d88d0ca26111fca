import { runAsApiDisabled } from '../../../src/rules/run-as/run-as-api-disabled.js';
import { assignment, daysAgo, permissionSet, PROFILE_SET_ID, profileSet } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, grantCases } from '../user-cases.js';

ruleTable(runAsApiDisabled, [
  { it: 'passes when a grant in force gives it', expect: 'pass' },
  {
    it: 'fails when nothing gives it',
    given: { permissionSets: [profileSet(), permissionSet({ permissions: [] })] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: ['PermissionSetAssignment: no grant in force gives sign.bot@example.com ApiEnabled'],
    does: [
      "sf data query --query 'SELECT Name, Label FROM PermissionSet WHERE PermissionsApiEnabled = true AND IsOwnedByProfile = false AND HasActivationRequired = false AND PermissionSetGroupId = null'",
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
    message: /^Nothing gives/,
  },
  {
    it: 'does not count an expired assignment, and names it',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(3) })] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: [
      'PermissionSetAssignment: no grant in force gives sign.bot@example.com ApiEnabled',
      'PermissionSetAssignment: permission set "Sign Access", expired 2026-11-17: would give ApiEnabled',
    ],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data update record --sobject PermissionSetAssignment --record-id '<assignment id>' --values ExpirationDate=2027-02-18T00:00:00Z",
      "sf data query --query 'SELECT Name, Label FROM PermissionSet WHERE PermissionsApiEnabled = true AND IsOwnedByProfile = false AND HasActivationRequired = false AND PermissionSetGroupId = null'",
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
    message: /^Nothing in force/,
    evidence: /permission set "Sign Access", expired 2026-11-17: would give ApiEnabled/,
  },
  {
    it: 'does not count a set that a session must activate, and names it',
    given: { permissionSets: [profileSet(), permissionSet({ sessionActivated: true })] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: [
      'PermissionSetAssignment: no grant in force gives sign.bot@example.com ApiEnabled',
      'PermissionSetAssignment: permission set "Sign Access", only in a session that activates it: would give ApiEnabled',
    ],
    does: [
      "sf data query --query 'SELECT Name, Label FROM PermissionSet WHERE PermissionsApiEnabled = true AND IsOwnedByProfile = false AND HasActivationRequired = false AND PermissionSetGroupId = null'",
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
    evidence: /"Sign Access", only in a session that activates it/,
  },
  {
    it: 'does not count a revoked assignment',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ revoked: true })] },
    expect: 'fail',
    evidence: /assignment not active/,
  },
  ...grantCases,
  ...userCases,
]);
