import { envPermissionMissing } from '../../../src/compare/rules/env-permission-missing.js';
import type { Inventory } from '../../../src/inventory/inventory.js';
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
import { pairTable } from '../pair-table.js';
import { CLASS_ID } from '../../support/apex-classes.js';
import { PRODUCTION_USER, production } from '../two-orgs.js';

const sets = (permissions: string[]): Partial<Inventory> => ({
  permissionSets: [profileSet(), permissionSet({ permissions })],
});
const withoutClass = production().entityAccess.filter(({ type }) => type !== 'ApexClass');
const OTHER_ID = id('01p', 9);
const group = permissionSetGroup();
const aggregate = permissionSet({ id: id('0PS', 9), name: 'agg', groupId: group.id, permissions: [] });

pairTable(envPermissionMissing, [
  { it: 'passes with the same access', expect: 'pass' },
  {
    it: 'fails for a system permission, with the grant',
    target: sets(['ApiEnabled']),
    expect: 'fail',
    effect: 'breaks',
    severity: 'high',
    subject: PRODUCTION_USER,
    message: /ViewEventLogFiles\.$/,
    evidence:
      /^source PermissionSet: ViewEventLogFiles: given by permission set "Sign Access", which doesn't give it on the target$/,
  },
  {
    it: 'fails for a right to an object',
    target: { objectAccess: [{ permissionSetId: ACCESS_SET_ID, object: 'contract', rights: ['read'] }] },
    expect: 'fail',
    message: /Contract \(edit\)\.$/,
  },
  {
    it: 'fails for a right to a field',
    target: { fieldAccess: [{ permissionSetId: ACCESS_SET_ID, field: 'Contract.Status', rights: ['read'] }] },
    expect: 'fail',
    confidence: 'high',
    message: /Contract\.Status \(edit\)\.$/,
  },
  {
    it: 'is less sure of a field without any entry',
    target: { fieldAccess: [] },
    expect: 'fail',
    confidence: 'medium',
    message: /everybody sees/,
  },
  {
    it: 'fails for access to an Apex class',
    target: { entityAccess: withoutClass },
    expect: 'fail',
    message: /Apex class SignCallback\.$/,
  },
  {
    it: 'finds a class by its name, not its id',
    target: {
      entityAccess: [...withoutClass, { permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: OTHER_ID }],
      apexClassNames: [{ id: OTHER_ID, namespace: null, name: 'signCallback' }],
    },
    expect: 'pass',
  },
  {
    it: 'keeps classes of different namespaces apart',
    target: { apexClassNames: [{ id: CLASS_ID, namespace: 'acme', name: 'SignCallback' }] },
    expect: 'fail',
    message: /Apex class SignCallback/,
  },
  {
    it: 'says when the grant is not assigned',
    target: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID })] },
    expect: 'fail',
    evidence: /which the user of the target doesn't have/,
  },
  {
    it: 'says when the grant has expired',
    target: { assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })] },
    expect: 'fail',
    evidence: /which isn't in force/,
  },
  {
    it: 'passes when another grant gives it',
    target: { ...sets(['ApiEnabled', 'ViewEventLogFiles', 'ModifyAllData']), objectAccess: [] },
    expect: 'pass',
  },
  {
    it: 'does not take a restriction for access',
    target: {
      permissionSets: [
        profileSet({ permissions: [] }),
        permissionSet({ permissions: ['ApiEnabled', 'ViewEventLogFiles'] }),
      ],
    },
    expect: 'pass',
  },
  {
    it: 'is inconclusive when assignments of the target could not be read',
    target: { gaps: [gap('PermissionSetAssignment')] },
    expect: 'inconclusive',
    message: /target/,
  },
  {
    it: 'is inconclusive when assignments of the source could not be read',
    source: { gaps: [gap('PermissionSetAssignment')] },
    expect: 'inconclusive',
    message: /source/,
  },
  ...(['ObjectPermissions', 'FieldPermissions', 'SetupEntityAccess', 'ApexClass'] as const).flatMap((source) =>
    (['source', 'target'] as const).map((side) => ({
      it: `is inconclusive when ${source} of the ${side} could not be read`,
      [side]: { gaps: [gap(source)] },
      expect: 'inconclusive' as const,
      message: new RegExp(side),
    })),
  ),
  {
    it: 'does not say that something is missing which could not be read',
    target: { objectAccess: [], fieldAccess: [], gaps: [gap('ObjectPermissions')] },
    expect: 'inconclusive',
  },
  {
    it: 'fails for what was read, and says what was not',
    target: { ...sets(['ApiEnabled']), gaps: [gap('ObjectPermissions')] },
    expect: 'fail',
    findings: 2,
  },
  {
    it: 'is inconclusive when a group of the target is being recalculated',
    target: {
      ...sets(['ApiEnabled']),
      permissionSets: [profileSet(), permissionSet(), aggregate],
      permissionSetGroups: [{ ...group, status: 'Outdated' }],
      assignments: [...production().assignments, assignment({ permissionSetId: aggregate.id, groupId: group.id })],
    },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when a class that is opened has no name',
    source: { apexClassNames: [] },
    expect: 'inconclusive',
  },
  { it: 'does not apply without a Run As user', target: { users: [] }, expect: 'notApplicable' },
]);
