import { runAsMfaApi } from '../../../src/rules/run-as/run-as-mfa-api.js';
import {
  assignment,
  daysAgo,
  gap,
  id,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { grantCases, userCases } from '../user-cases.js';

const GIVING = ['ApiEnabled', 'TwoFactorApi'];
const byAccessSet = { permissionSets: [profileSet(), permissionSet({ permissions: GIVING })] };

ruleTable(runAsMfaApi, [
  { it: 'passes when nothing gives the permission', expect: 'pass' },
  {
    it: 'passes for that of the user interface, which this flow never sees',
    given: { permissionSets: [profileSet(), permissionSet({ permissions: ['ApiEnabled', 'ForceTwoFactor'] })] },
    expect: 'pass',
  },
  {
    it: 'fails when a permission set gives it, and names the set',
    given: byAccessSet,
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: ['PermissionSetAssignment: permission set "Sign Access"'],
    does: [
      'sf nhi verify --app Sign_Callback --probe',
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
    ],
    confidence: 'medium',
    subject: 'sign.bot@example.com',
    evidence: /^PermissionSetAssignment: permission set "Sign Access"$/,
  },
  {
    it: 'fails when the profile gives it',
    given: { permissionSets: [profileSet({ permissions: ['ApiUserOnly', 'TwoFactorApi'] }), permissionSet()] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: ['PermissionSetAssignment: profile "Minimum Access - API Only Integrations"'],
    does: ['sf nhi verify --app Sign_Callback --probe'],
    evidence: /profile "Minimum Access/,
  },
  {
    it: 'passes when what gives it has expired',
    given: {
      ...byAccessSet,
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })],
    },
    expect: 'pass',
  },
  {
    it: 'is inconclusive while a group is being recalculated',
    given: {
      permissionSets: [profileSet(), permissionSet({ groupId: id('0PG', 1) })],
      permissionSetGroups: [permissionSetGroup({ status: 'Updating' })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: id('0PG', 1) })],
    },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive where the column could not be read',
    given: { gaps: [gap('PermissionSet', { columns: ['PermissionsTwoFactorApi'], detail: 'no such column' })] },
    expect: 'inconclusive',
    evidence: /no such column/,
  },
  ...userCases,
  ...grantCases,
]);
