import { appSelfAuthorize } from '../../../src/rules/app/app-self-authorize.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appSelfAuthorize, [
  { it: 'passes when an administrator approves', expect: 'pass' },
  { it: 'passes in any spelling', given: eca({ permittedUsers: 'adminapprovedpreauthorized' }), expect: 'pass' },
  {
    it: 'fails when all users may self-authorize',
    given: eca({ permittedUsers: 'AllSelfAuthorized' }),
    expect: 'fail',
    shows: ['ExtlClntAppOauthPlcyCnfg: PermittedUsersPolicyType: AllSelfAuthorized'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'ExtlClntAppOauthConfigurablePolicies: permittedUsersPolicyType = AdminApprovedPreAuthorized',
    ],
    evidence: /PermittedUsersPolicyType: AllSelfAuthorized/,
  },
  {
    it: 'fails for a connected app',
    given: legacy({ permittedUsers: 'allselfauthorized' }),
    expect: 'fail',
    shows: ['ConnectedApp: permitted users (isAdminApproved): allselfauthorized'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'ConnectedApp:Sign_Callback: oauthConfig.isAdminApproved = true',
    ],
  },
  {
    it: 'is inconclusive about a policy that it does not know',
    given: eca({ permittedUsers: '1' }),
    expect: 'inconclusive',
    tokens: ['1'],
    shows: ['ExtlClntAppOauthPlcyCnfg: PermittedUsersPolicyType: 1'],
    message: /"1"/,
  },
  {
    it: 'is inconclusive when the policy could not be read',
    given: { ...eca({ permittedUsers: null }), gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
  },
]);
