import { runAsAccessExcess } from '../../../src/rules/run-as/run-as-access-excess.js';
import type { Inventory } from '../../../src/inventory/inventory.js';
import type { DeclaredAccess } from '../../../src/policy/policy.js';
import {
  ACCESS_SET_ID,
  assignment,
  daysAgo,
  gap,
  id,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../../support/inventory.js';
import { declares } from '../../support/declarations.js';
import { ruleTable } from '../rule-table.js';

const allows = (access: DeclaredAccess) => declares({ access });
const object = (name: string, ...rights: Inventory['objectAccess'][number]['rights']) => ({
  permissionSetId: ACCESS_SET_ID,
  object: name,
  rights,
});
const field = (name: string, ...rights: Array<'edit' | 'read'>) => ({
  permissionSetId: ACCESS_SET_ID,
  field: name,
  rights,
});
const withSystem = (...permissions: string[]): Partial<Inventory> => ({
  permissionSets: [profileSet(), permissionSet({ permissions: ['ApiEnabled', ...permissions] })],
});

ruleTable(runAsAccessExcess, [
  { it: 'does not apply without a policy file', expect: 'notApplicable' },
  { it: 'does not apply without declared access', policy: declares({}), expect: 'notApplicable' },
  {
    it: 'passes with what is declared; ApiUserOnly is never too much',
    policy: allows({ permissions: ['ApiEnabled'] }),
    expect: 'pass',
  },
  {
    it: 'fails with a permission beyond it, and names its grant',
    policy: allows({ permissions: ['ApiEnabled'] }),
    given: withSystem('ViewSetup'),
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ViewSetup'],
    shows: ['PermissionSet: ViewSetup: given by permission set "Sign Access"'],
    does: [
      'PermissionSet:Sign_Access: userPermissions ViewSetup enabled = false',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    subject: 'sign.bot@example.com',
    message: /: ViewSetup\.$/,
    evidence: /ViewSetup: given by permission set "Sign Access"/,
  },
  {
    it: 'allows nothing where the list is empty',
    policy: allows({ permissions: [] }),
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ApiEnabled'],
    shows: ['PermissionSet: ApiEnabled: given by permission set "Sign Access"'],
    does: [
      'PermissionSet:Sign_Access: userPermissions ApiEnabled enabled = false',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    message: /: ApiEnabled\.$/,
  },
  {
    it: 'does not judge permissions that are not declared',
    policy: allows({ objects: {} }),
    given: withSystem('ViewSetup'),
    expect: 'pass',
  },
  {
    it: 'does not count an expired grant',
    policy: allows({ permissions: [] }),
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })] },
    expect: 'pass',
  },

  {
    it: 'passes with the objects that are declared',
    policy: allows({ objects: { contract: ['edit'] } }),
    given: { objectAccess: [object('Contract', 'read', 'edit')] },
    expect: 'pass',
  },
  {
    it: 'fails with more rights to an object',
    policy: allows({ objects: { Contract: ['read'] } }),
    given: { objectAccess: [object('Contract', 'read', 'delete')] },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'delete on Contract, edit on Contract'],
    shows: [
      'ObjectPermissions: delete on Contract: given by permission set "Sign Access"',
      'ObjectPermissions: edit on Contract: given by permission set "Sign Access"',
    ],
    does: [
      'PermissionSet:Sign_Access: objectPermissions Contract allowDelete = false',
      'PermissionSet:Sign_Access: objectPermissions Contract allowEdit = false',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    message: /edit on Contract/,
  },
  {
    it: 'passes with what a permission set has to give along with an object',
    policy: allows({ objects: { Contract: ['read'] } }),
    given: { objectAccess: [object('Contract', 'read'), object('Account', 'read')] },
    expect: 'pass',
  },
  {
    it: 'fails with more of it than that',
    policy: allows({ objects: { Contract: ['read'] } }),
    given: { objectAccess: [object('Contract', 'read'), object('Account', 'edit')] },
    expect: 'fail',
    message: /: edit on Account\.$/,
  },
  {
    it: 'fails with another object',
    policy: allows({ objects: { Contract: ['read'] } }),
    given: { objectAccess: [object('Contract', 'read'), object('Lead', 'read')] },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'read on Lead'],
    shows: ['ObjectPermissions: read on Lead: given by permission set "Sign Access"'],
    does: [
      'PermissionSet:Sign_Access: objectPermissions Lead allowRead = false',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    message: /: read on Lead\.$/,
  },
  {
    it: 'fails with all data where objects are declared',
    policy: allows({ objects: { Contract: ['read'] } }),
    given: withSystem('ModifyAllData'),
    expect: 'fail',
    message: /: ModifyAllData\.$/,
  },
  {
    it: 'passes with objects that a declared permission reaches',
    policy: allows({ permissions: ['ApiEnabled', 'ViewAllData'], objects: {} }),
    given: { ...withSystem('ViewAllData'), objectAccess: [object('Account', 'read', 'viewAll')] },
    expect: 'pass',
  },

  {
    it: 'passes with the fields that are declared',
    policy: allows({ fields: { 'Contract.Status__c': ['edit'] } }),
    given: { objectAccess: [object('Contract', 'edit')], fieldAccess: [field('Contract.Status__c', 'read', 'edit')] },
    expect: 'pass',
  },
  {
    it: 'fails with another field',
    policy: allows({ fields: { 'Contract.Status__c': ['read'] } }),
    given: { objectAccess: [object('Contract', 'edit')], fieldAccess: [field('Contract.Secret__c', 'read')] },
    expect: 'fail',
    message: /: read on Contract\.Secret__c\.$/,
  },
  {
    it: 'does not count fields of an object that the user does not see',
    policy: allows({ fields: {} }),
    given: { fieldAccess: [field('Contract.Secret__c', 'read')] },
    expect: 'pass',
  },
  {
    it: 'fails with every field of an object',
    policy: allows({ fields: {} }),
    given: { objectAccess: [object('Contract', 'read', 'viewAllFields')] },
    expect: 'fail',
    message: /viewAllFields on Contract/,
  },

  {
    it: 'is inconclusive when objects were not read',
    policy: allows({ objects: {} }),
    given: { gaps: [gap('ObjectPermissions')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when fields were not read',
    policy: allows({ fields: {} }),
    given: { gaps: [gap('FieldPermissions')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the objects of fields were not read',
    policy: allows({ fields: {} }),
    given: { gaps: [gap('ObjectPermissions')] },
    expect: 'inconclusive',
  },
  {
    it: 'passes when objects were not read and are not declared',
    policy: allows({ permissions: ['ApiEnabled'] }),
    given: { gaps: [gap('ObjectPermissions')] },
    expect: 'pass',
  },
  {
    it: 'still fails for what was found',
    policy: allows({ objects: {} }),
    given: { objectAccess: [object('Account', 'read')], gaps: [gap('ObjectPermissions')] },
    expect: 'fail',
  },
  {
    it: 'is inconclusive when a group that is recalculated may give more',
    policy: allows({ permissions: ['ApiEnabled'] }),
    given: {
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: id('0PG', 1) })],
      permissionSets: [profileSet(), permissionSet({ groupId: id('0PG', 1) })],
      permissionSetGroups: [permissionSetGroup({ status: 'Outdated' })],
    },
    expect: 'inconclusive',
  },
]);
