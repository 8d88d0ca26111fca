import { runAsNotApiOnly } from '../../../src/rules/run-as/run-as-not-api-only.js';
import {
  assignment,
  daysAgo,
  id,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, grantCases } from '../user-cases.js';

const GROUP = id('0PG', 1);

ruleTable(runAsNotApiOnly, [
  { it: 'passes when a grant in force gives it', expect: 'pass' },
  {
    it: 'fails when nothing gives it',
    given: { permissionSets: [profileSet({ permissions: [] }), permissionSet()] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: ['PermissionSetAssignment: no grant in force gives sign.bot@example.com ApiUserOnly'],
    does: [
      "sf data query --query 'SELECT Name, Label FROM PermissionSet WHERE PermissionsApiUserOnly = true AND IsOwnedByProfile = false AND HasActivationRequired = false AND PermissionSetGroupId = null'",
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
  },
  {
    it: 'does not count what has expired',
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID, expiresAt: daysAgo(1) }), assignment()] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: [
      'PermissionSetAssignment: no grant in force gives sign.bot@example.com ApiUserOnly',
      'PermissionSetAssignment: profile "Minimum Access - API Only Integrations", expired 2026-11-19: would give ApiUserOnly',
    ],
    does: [
      "sf data query --query 'SELECT Name, Label FROM PermissionSet WHERE PermissionsApiUserOnly = true AND IsOwnedByProfile = false AND HasActivationRequired = false AND PermissionSetGroupId = null'",
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
    evidence: /expired 2026-11-19: would give ApiUserOnly/,
  },
  {
    it: 'passes on the strength of the profile, whatever a group in doubt would give',
    given: {
      permissionSets: [profileSet(), permissionSet({ groupId: GROUP })],
      permissionSetGroups: [permissionSetGroup({ status: null })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: GROUP })],
    },
    expect: 'pass',
  },
  {
    it: 'is inconclusive when only a group in doubt gives it',
    given: {
      permissionSets: [
        profileSet({ permissions: [] }),
        permissionSet({ groupId: GROUP, permissions: ['ApiUserOnly'] }),
      ],
      permissionSetGroups: [permissionSetGroup({ status: 'Updating' })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: GROUP })],
    },
    expect: 'inconclusive',
  },
  ...grantCases,
  ...userCases,
]);
