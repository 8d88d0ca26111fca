import { appRunAsNotPreauthorized } from '../../../src/rules/app/app-run-as-not-preauthorized.js';
import {
  ACCESS_SET_ID,
  APP_ID,
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
import { eca, legacy } from './given.js';

const attached = (permissionSetId: string) => ({
  entityAccess: [{ permissionSetId, type: 'ExternalClientApplication' as const, id: APP_ID }],
});

ruleTable(appRunAsNotPreauthorized, [
  { it: 'passes with an attached permission set', given: attached(ACCESS_SET_ID), expect: 'pass' },
  { it: 'passes for a connected app', given: legacy(), expect: 'pass' },
  {
    it: 'passes for a connected app with an attached profile',
    given: {
      ...legacy(),
      entityAccess: [{ permissionSetId: PROFILE_SET_ID, type: 'ConnectedApplication', id: id('0H4', 1) }],
    },
    expect: 'pass',
  },
  {
    it: 'is less sure of an external client app with nothing but the profile attached',
    given: attached(PROFILE_SET_ID),
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: [
      'ExtlClntAppOauthPlcyCnfg: PermittedUsersPolicyType: AdminApprovedPreAuthorized',
      'SetupEntityAccess: attached to the app, of what the Run As user has in force: profile "Minimum Access - API Only Integrations"',
    ],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Parent.Name, Parent.Label FROM SetupEntityAccess WHERE SetupEntityId = '0xI000000000001AAA' AND Parent.IsOwnedByProfile = false"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
    severity: 'medium',
    confidence: 'medium',
    message: /only the profile is attached/,
    evidence: /SetupEntityAccess: .*profile "Minimum Access - API Only Integrations"/,
  },
  {
    it: 'passes with the profile and a permission set attached',
    given: { entityAccess: [...attached(PROFILE_SET_ID).entityAccess, ...attached(ACCESS_SET_ID).entityAccess] },
    expect: 'pass',
  },
  {
    it: 'passes with Use Any API Client, whatever is attached and whether that could be read',
    given: {
      permissionSets: [profileSet(), permissionSet({ permissions: ['ApiEnabled', 'UseAnyApiClient'] })],
      entityAccess: [],
      gaps: [gap('SetupEntityAccess')],
    },
    expect: 'pass',
  },
  {
    it: 'fails with Use Any API Auth, which is the right to call SOAP login()',
    given: {
      permissionSets: [profileSet(), permissionSet({ permissions: ['ApiEnabled', 'UseAnyApiAuth'] })],
      entityAccess: [],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: [
      'ExtlClntAppOauthPlcyCnfg: PermittedUsersPolicyType: AdminApprovedPreAuthorized',
      'SetupEntityAccess: attached to the app, of what the Run As user has in force: (none)',
    ],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Parent.Name, Parent.Label FROM SetupEntityAccess WHERE SetupEntityId = '0xI000000000001AAA' AND Parent.IsOwnedByProfile = false"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
  },
  {
    it: 'is inconclusive while a group that may give more is being recalculated',
    given: {
      ...attached(PROFILE_SET_ID),
      permissionSets: [profileSet(), permissionSet({ groupId: id('0PG', 1), permissions: [] })],
      permissionSetGroups: [permissionSetGroup({ status: 'Updating' })],
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: id('0PG', 1) })],
    },
    expect: 'inconclusive',
    message: /Sign Group/,
  },
  {
    it: 'fails when nothing is attached',
    given: { entityAccess: [] },
    expect: 'fail',
    severity: 'high',
    confidence: 'high',
    message: /sign\.bot@example\.com/,
    evidence: /SetupEntityAccess: .*: \(none\)/,
  },
  {
    it: 'fails when only another app is attached',
    given: { entityAccess: [{ permissionSetId: ACCESS_SET_ID, type: 'ConnectedApplication', id: id('0H4', 77) }] },
    expect: 'fail',
  },
  {
    it: 'fails when the assignment of the attached set has expired',
    given: {
      ...attached(ACCESS_SET_ID),
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })],
    },
    expect: 'fail',
  },
  {
    it: 'is inconclusive about a policy that it does not know',
    given: eca({ permittedUsers: 'NobodyAtAll' }),
    expect: 'inconclusive',
    tokens: ['NobodyAtAll'],
    shows: ['ExtlClntAppOauthPlcyCnfg: PermittedUsersPolicyType: NobodyAtAll'],
    message: /"NobodyAtAll"/,
  },
  {
    it: 'is inconclusive when attachments could not be read',
    given: { entityAccess: [], gaps: [gap('SetupEntityAccess')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the policy could not be read',
    given: { ...eca({ permittedUsers: null }), gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
  },
  {
    it: 'does not apply where all users authorize themselves, whatever could be read',
    given: { ...eca({ permittedUsers: 'ALLSELFAUTHORIZED' }), entityAccess: [], gaps: [gap('SetupEntityAccess')] },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply without a Run As user',
    given: eca({ runAs: { state: 'missing', certain: true } }),
    expect: 'notApplicable',
  },
  {
    it: 'does not apply to a Run As user that the org does not have',
    given: eca({ runAs: { state: 'configured', username: 'nobody@example.com' } }),
    expect: 'notApplicable',
  },
]);
