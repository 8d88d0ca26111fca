import { runAsAccessMissing } from '../../../src/rules/run-as/run-as-access-missing.js';
import type { Inventory } from '../../../src/inventory/inventory.js';
import type { DeclaredAccess } from '../../../src/policy/policy.js';
import {
  ACCESS_SET_ID,
  assignment,
  daysAgo,
  externalClientApp,
  gap,
  id,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../../support/inventory.js';
import { declares } from '../../support/declarations.js';
import { ruleTable } from '../rule-table.js';

const needs = (access: DeclaredAccess) => declares({ access });
const field = (name: string, rights: Array<'edit' | 'read'>, permissionSetId = ACCESS_SET_ID) => ({
  permissionSetId,
  field: name,
  rights,
});
const object = (name: string, ...rights: Inventory['objectAccess'][number]['rights']) => ({
  permissionSetId: ACCESS_SET_ID,
  object: name,
  rights,
});
const withSystem = (...permissions: string[]): Partial<Inventory> => ({
  permissionSets: [profileSet(), permissionSet({ permissions: ['ApiEnabled', ...permissions] })],
});
const status = needs({ fields: { 'Contract.Status__c': ['read', 'edit'] } });

ruleTable(runAsAccessMissing, [
  { it: 'does not apply without a policy file', expect: 'notApplicable' },
  { it: 'does not apply without declared access', policy: declares({}), expect: 'notApplicable' },
  {
    it: 'does not apply to an app that is not declared',
    policy: { integrations: [{ app: 'Other', access: { permissions: ['X'] } }] },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply without a Run As user',
    policy: needs({ permissions: ['ApiEnabled'] }),
    given: { apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'notApplicable',
  },
  { it: 'passes when nothing is needed', policy: needs({}), expect: 'pass' },

  { it: 'passes with the permission, in any case', policy: needs({ permissions: ['apienabled'] }), expect: 'pass' },
  {
    it: 'fails without the permission',
    policy: needs({ permissions: ['ApiEnabled', 'ViewSetup'] }),
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ViewSetup'],
    shows: ['PermissionSet: ViewSetup: given by no grant in force'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'PermissionSet: userPermissions ViewSetup enabled = true',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    subject: 'sign.bot@example.com',
    message: /: ViewSetup\.$/,
    evidence: /PermissionSet: ViewSetup: given by no grant in force/,
  },
  {
    it: 'fails when the grant has expired',
    policy: needs({ permissions: ['ApiEnabled'] }),
    given: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })] },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ApiEnabled'],
    shows: ['PermissionSet: ApiEnabled: given by no grant in force'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'PermissionSet: userPermissions ApiEnabled enabled = true',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
  },
  {
    it: 'fails when a session has to activate the grant',
    policy: needs({ permissions: ['ApiEnabled'] }),
    given: { permissionSets: [profileSet(), permissionSet({ sessionActivated: true })] },
    expect: 'fail',
  },

  {
    it: 'passes with the object rights',
    policy: needs({ objects: { contract: ['read', 'edit'] } }),
    given: { objectAccess: [object('Contract', 'read', 'edit')] },
    expect: 'pass',
  },
  {
    it: 'takes read for granted with edit',
    policy: needs({ objects: { Contract: ['read'] } }),
    given: { objectAccess: [object('Contract', 'edit')] },
    expect: 'pass',
  },
  {
    it: 'takes everything that is there for granted with Modify All',
    policy: needs({ objects: { Contract: ['read', 'edit', 'delete', 'viewAll'] } }),
    given: { objectAccess: [object('Contract', 'modifyAll')] },
    expect: 'pass',
  },
  {
    it: 'does not take creating for granted with Modify All',
    policy: needs({ objects: { Contract: ['create'] } }),
    given: { objectAccess: [object('Contract', 'modifyAll')] },
    expect: 'fail',
  },
  {
    it: 'takes objects for granted with Modify All Data',
    policy: needs({ objects: { Contract: ['delete', 'modifyAll'] } }),
    given: withSystem('ModifyAllData'),
    expect: 'pass',
  },
  {
    it: 'takes reading for granted with View All Data',
    policy: needs({ objects: { Contract: ['read', 'viewAll'] } }),
    given: withSystem('ViewAllData'),
    expect: 'pass',
  },
  {
    it: 'does not take editing for granted with View All Data',
    policy: needs({ objects: { Contract: ['edit'] } }),
    given: withSystem('ViewAllData'),
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'edit on Contract'],
    shows: ['ObjectPermissions: edit on Contract: given by no grant in force'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'PermissionSet: objectPermissions Contract allowEdit = true',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    message: /edit on Contract/,
  },
  {
    it: 'fails without an object right, and names it alone',
    policy: needs({ objects: { Contract: ['read', 'edit'] } }),
    given: { objectAccess: [object('Contract', 'read')] },
    expect: 'fail',
    message: /: edit on Contract\.$/,
    evidence: /ObjectPermissions: edit on Contract/,
  },
  {
    it: 'does not count the rights of another set',
    policy: needs({ objects: { Contract: ['read'] } }),
    given: { objectAccess: [{ ...object('Contract', 'read'), permissionSetId: id('0PS', 9) }] },
    expect: 'fail',
  },

  {
    it: 'passes with the field rights',
    policy: status,
    given: { objectAccess: [object('Contract', 'edit')], fieldAccess: [field('Contract.Status__c', ['edit'])] },
    expect: 'pass',
  },
  {
    it: 'fails without a field right',
    policy: status,
    given: { objectAccess: [object('Contract', 'edit')], fieldAccess: [field('Contract.Status__c', ['read'])] },
    expect: 'fail',
    confidence: 'high',
    message: /: edit on Contract\.Status__c\.$/,
  },
  {
    it: 'does not let Modify All Data stand for a field',
    policy: status,
    given: { ...withSystem('ModifyAllData'), fieldAccess: [field('Contract.Status__c', ['read'])] },
    expect: 'fail',
  },
  {
    it: 'lets View All Fields of the object stand for reading',
    policy: needs({ fields: { 'Contract.Status__c': ['read'] } }),
    given: { objectAccess: [object('Contract', 'read', 'viewAllFields')] },
    expect: 'pass',
  },
  {
    it: 'lets View All Fields stand for reading',
    policy: needs({ fields: { 'Contract.Status__c': ['read'] } }),
    given: { ...withSystem('ViewAllFieldsGlobal'), objectAccess: [object('Contract', 'read')] },
    expect: 'pass',
  },
  {
    it: 'fails for a field whose object the user does not see',
    policy: status,
    given: { fieldAccess: [field('Contract.Status__c', ['read', 'edit'])] },
    expect: 'fail',
    evidence: /ObjectPermissions: given|FieldPermissions: read on Contract\.Status__c/,
  },
  {
    it: 'fails with less confidence for a field that nothing mentions',
    policy: needs({ fields: { 'Contract.Description': ['read'] } }),
    given: { objectAccess: [object('Contract', 'read')] },
    expect: 'fail',
    confidence: 'medium',
    evidence: /says anything about this field/,
  },
  {
    it: 'passes for a field that is required in every org, and takes no permission',
    policy: needs({ fields: { 'Contract.Status': ['read', 'edit'] } }),
    given: { objectAccess: [object('Contract', 'edit')] },
    expect: 'pass',
  },
  {
    it: 'passes for a field that every user sees',
    policy: needs({ fields: { 'Contract.Id': ['read'], 'Contract.OwnerId': ['read', 'edit'] } }),
    given: { objectAccess: [object('Contract', 'edit')] },
    expect: 'pass',
  },
  {
    it: 'fails to edit what nobody edits',
    policy: needs({ fields: { 'Contract.CreatedDate': ['edit'] } }),
    given: { objectAccess: [object('Contract', 'edit')] },
    expect: 'fail',
  },
  {
    it: 'judges a name field by its permissions where there are any',
    policy: needs({ fields: { 'Contact.Name': ['read'] } }),
    given: { objectAccess: [object('Contact', 'read')], fieldAccess: [field('Contact.Name', ['read'], id('0PS', 9))] },
    expect: 'fail',
    confidence: 'high',
  },

  {
    it: 'joins what several services need',
    policy: {
      integrations: [
        { app: 'Sign_Callback', access: { permissions: ['ApiEnabled'] } },
        { app: 'Sign_Callback', access: { permissions: ['ViewSetup'] } },
      ],
    },
    expect: 'fail',
    message: /: ViewSetup\.$/,
  },
  {
    it: 'shows some of many rights',
    policy: needs({
      objects: Object.fromEntries(Array.from({ length: 14 }, (_, index) => [`O${index}__c`, ['read' as const]])),
    }),
    expect: 'fail',
    tokens: [
      'sign.bot@example.com',
      'read on O0__c, read on O10__c, read on O11__c, read on O12__c, read on O13__c and 9 more',
    ],
    shows: [
      'ObjectPermissions: read on O0__c: given by no grant in force',
      'ObjectPermissions: read on O10__c: given by no grant in force',
      'ObjectPermissions: read on O11__c: given by no grant in force',
      'ObjectPermissions: read on O12__c: given by no grant in force',
      'ObjectPermissions: read on O13__c: given by no grant in force',
      'ObjectPermissions: read on O1__c: given by no grant in force',
      'ObjectPermissions: read on O2__c: given by no grant in force',
      'ObjectPermissions: read on O3__c: given by no grant in force',
      'ObjectPermissions: read on O4__c: given by no grant in force',
      'ObjectPermissions: and 5 more',
    ],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'PermissionSet: objectPermissions O0__c allowRead = true',
      'PermissionSet: objectPermissions O10__c allowRead = true',
      'PermissionSet: objectPermissions O11__c allowRead = true',
      'PermissionSet: objectPermissions O12__c allowRead = true',
      'PermissionSet: objectPermissions O13__c allowRead = true',
      'PermissionSet: objectPermissions O1__c allowRead = true',
      'PermissionSet: objectPermissions O2__c allowRead = true',
      'PermissionSet: objectPermissions O3__c allowRead = true',
      'PermissionSet: objectPermissions O4__c allowRead = true',
      'PermissionSet: objectPermissions O5__c allowRead = true',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    message: /and 9 more/,
    evidence: /and 5 more/,
  },

  {
    it: 'is inconclusive when objects were not read',
    policy: needs({ objects: { Contract: ['read'] } }),
    given: { gaps: [gap('ObjectPermissions')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when fields were not read',
    policy: status,
    given: { objectAccess: [object('Contract', 'edit')], gaps: [gap('FieldPermissions')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when the object of a field was not read',
    policy: status,
    given: { fieldAccess: [field('Contract.Status__c', ['edit'])], gaps: [gap('ObjectPermissions')] },
    expect: 'inconclusive',
  },
  {
    it: 'still fails for what was read',
    policy: needs({ permissions: ['ViewSetup'], objects: { Contract: ['read'] } }),
    given: { gaps: [gap('ObjectPermissions')] },
    expect: 'fail',
    message: /: ViewSetup\.$/,
  },
  {
    it: 'still passes for what was found',
    policy: needs({ objects: { Contract: ['read'] } }),
    given: { objectAccess: [object('Contract', 'read')], gaps: [gap('ObjectPermissions')] },
    expect: 'pass',
  },
  {
    it: 'is inconclusive when a group that is recalculated may give it',
    policy: needs({ permissions: ['ViewSetup'] }),
    given: {
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId: id('0PG', 1) })],
      permissionSets: [profileSet(), permissionSet({ groupId: id('0PG', 1) })],
      permissionSetGroups: [permissionSetGroup({ status: 'Outdated' })],
    },
    expect: 'inconclusive',
  },
  {
    it: 'is sure where one of several fields must be in the list',
    policy: needs({
      fields: { 'Contract.Status__c': ['read'], 'Contract.Name': ['read'] },
      permissions: ['ViewSetup'],
    }),
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'ViewSetup, read on Contract.Name, read on Contract.Status__c'],
    shows: [
      'PermissionSet: ViewSetup: given by no grant in force',
      'FieldPermissions: read on Contract.Name: given by no grant in force',
      'FieldPermissions: read on Contract.Status__c: no permission set or profile that was read says anything about this field',
    ],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'PermissionSet: userPermissions ViewSetup enabled = true',
      'PermissionSet: fieldPermissions Contract.Name readable = true',
      'PermissionSet: fieldPermissions Contract.Status__c readable = true',
      'the policy file: integrations, entry of Sign_Callback: access = null',
    ],
    confidence: 'high',
  },
]);
