import { runAsOverprivileged } from '../../../src/rules/run-as/run-as-overprivileged.js';
import {
  assignment,
  daysAgo,
  id,
  inDays,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases, grantCases } from '../user-cases.js';

const GROUP = id('0PG', 1);

ruleTable(runAsOverprivileged, [
  { it: 'passes without administrator-grade permissions', expect: 'pass' },
  {
    it: 'does not mind View Setup, nor Use Any API Auth, which is the right to call SOAP login()',
    given: {
      permissionSets: [profileSet(), permissionSet({ permissions: ['ApiEnabled', 'UseAnyApiAuth', 'ViewSetup'] })],
    },
    expect: 'pass',
  },
  {
    it: 'fails and names each permission with the grants that give it',
    given: {
      permissionSets: [
        profileSet({ permissions: ['ModifyAllData'] }),
        permissionSet({ permissions: ['AuthorApex', 'ModifyAllData'] }),
      ],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(10) })],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ModifyAllData, AuthorApex'],
    shows: [
      'PermissionSetAssignment: ModifyAllData through profile "Minimum Access - API Only Integrations"; permission set "Sign Access", expires 2026-11-30',
      'PermissionSetAssignment: AuthorApex through permission set "Sign Access", expires 2026-11-30',
    ],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
      'sf nhi verify --app Sign_Callback',
    ],
    severity: 'critical',
    subject: 'sign.bot@example.com',
    message: /has administrator-grade permissions: ModifyAllData, AuthorApex$/,
    evidence: new RegExp(
      'ModifyAllData through profile "Minimum Access - API Only Integrations"; permission set "Sign Access", ' +
        'expires 2026-11-30\n.*AuthorApex through permission set "Sign Access", expires 2026-11-30$',
    ),
  },
  {
    it: 'says once what gives several of them',
    given: {
      permissionSets: [
        profileSet(),
        permissionSet({ permissions: ['DataExport', 'ManageUsers', 'ModifyAllData', 'ResetPasswords', 'ViewAllData'] }),
      ],
    },
    expect: 'fail',
    message: /: ModifyAllData, ViewAllData, DataExport and 2 more$/,
    evidence:
      /^PermissionSetAssignment: ModifyAllData, ViewAllData, DataExport, ManageUsers, ResetPasswords through permission set "Sign Access"$/,
  },
  {
    it: 'is less severe when every grant of every one ends',
    given: {
      permissionSets: [profileSet(), permissionSet({ permissions: ['ModifyAllData', 'ViewAllData'] })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: inDays(10) })],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ModifyAllData, ViewAllData'],
    shows: [
      'PermissionSetAssignment: ModifyAllData, ViewAllData through permission set "Sign Access", expires 2026-11-30',
    ],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
      'sf nhi verify --app Sign_Callback',
    ],
    severity: 'medium',
    message: /for a limited time/,
  },
  {
    it: 'does not count what has expired',
    given: {
      permissionSets: [profileSet(), permissionSet({ permissions: ['ModifyAllData'] })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })],
    },
    expect: 'pass',
  },
  {
    it: 'counts what a group gives, after muting',
    given: {
      permissionSets: [profileSet(), permissionSet({ groupId: GROUP, permissions: ['ManageUsers'] })],
      permissionSetGroups: [permissionSetGroup()],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: GROUP })],
    },
    expect: 'fail',
    evidence: /ManageUsers through permission set group "Sign Group"/,
  },
  {
    it: 'is inconclusive while a group is being recalculated',
    given: {
      permissionSets: [profileSet(), permissionSet({ groupId: GROUP, permissions: [] })],
      permissionSetGroups: [permissionSetGroup({ status: 'Outdated' })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: GROUP })],
    },
    expect: 'inconclusive',
    evidence: /Sign Group/,
  },
  {
    it: 'takes several of one grant away at once, in the set or at the profile',
    given: {
      permissionSets: [
        profileSet({ permissions: ['ModifyAllData', 'ViewAllData'] }),
        permissionSet({ permissions: ['AuthorApex', 'ManageUsers'] }),
      ],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ModifyAllData, ViewAllData, ManageUsers, AuthorApex'],
    shows: [
      'PermissionSetAssignment: ModifyAllData, ViewAllData through profile "Minimum Access - API Only Integrations"',
      'PermissionSetAssignment: ManageUsers, AuthorApex through permission set "Sign Access"',
    ],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
      'sf nhi verify --app Sign_Callback',
    ],
    control: ['SBS-ACS-003', false],
    remedy: /Minimum Access[^\n]*ModifyAllData, ViewAllData[^]*ManageUsers, AuthorApex/,
  },
  {
    it: 'names the control about those who approve apps where one does',
    given: {
      permissionSets: [profileSet(), permissionSet({ permissions: ['CanApproveUninstalledApps', 'ManageUsers'] })],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ManageUsers, CanApproveUninstalledApps'],
    shows: ['PermissionSetAssignment: ManageUsers, CanApproveUninstalledApps through permission set "Sign Access"'],
    does: [
      `sf data query --query "SELECT Id, ExpirationDate FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSetId = '0PS000000000002AAA'"`,
      "sf data delete record --sobject PermissionSetAssignment --record-id '<assignment id>'",
      'sf nhi verify --app Sign_Callback',
    ],
    control: ['SBS-ACS-003', true],
  },
  ...grantCases,
  ...userCases,
]);
