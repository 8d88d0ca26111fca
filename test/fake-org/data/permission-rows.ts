/** Permission sets, groups, assignments and the access they give. */
import { aggregateOf } from '../builders/rights.js';
import { KEY_PREFIX, makeId } from '../org/ids.js';
import { stampColumns, time, type Row } from './row.js';
import type { ObjectRight, Org, PermissionSet, Rights } from '../org/model.js';

/**
 * Rights and entities as the platform shows them: a current group's aggregate is computed, an outdated one is stale.
 */
export const contentOf = (set: PermissionSet): Pick<PermissionSet, 'entities' | 'rights'> =>
  set.group?.status === 'Updated' ? aggregateOf(set.group) : set;

const typeOf = (set: PermissionSet): string => {
  if (set.profile) return 'Profile';
  if (set.group) return 'Group';
  if (set.sessionActivated) return 'Session';
  return set.custom ? 'Regular' : 'Standard';
};

export const permissionSetRows = (org: Org): Row[] => {
  const groupsOf = new Map<PermissionSet, number>();
  for (const group of org.groups) for (const set of group.members) groupsOf.set(set, (groupsOf.get(set) ?? 0) + 1);
  return org.permissionSets.map((set) => ({
    Id: set.id,
    Name: set.name,
    Label: set.label,
    NamespacePrefix: set.namespace,
    LicenseId: set.profile?.license.id ?? null,
    ProfileId: set.profile?.id ?? null,
    IsOwnedByProfile: set.profile !== null,
    IsCustom: set.custom,
    HasActivationRequired: set.sessionActivated,
    PermissionSetGroupId: set.group?.id ?? null,
    Type: typeOf(set),
    PsgCount: groupsOf.get(set) ?? 0,
    rights: contentOf(set).rights,
    ...stampColumns(set),
  }));
};

export const groupRows = (org: Org): Row[] =>
  org.groups.map((group) => ({
    Id: group.id,
    DeveloperName: group.name,
    MasterLabel: group.label,
    NamespacePrefix: group.namespace,
    Status: group.status,
    HasActivationRequired: group.sessionActivated,
    ...stampColumns(group),
  }));

export const groupComponentRows = (org: Org): Row[] =>
  org.groups
    .flatMap((group) =>
      [...group.members, ...(group.muting ? [group.muting] : [])].map((member) => ({ group, member })),
    )
    .map(({ group, member }, index) => ({
      Id: makeId(KEY_PREFIX.PermissionSetGroupComponent ?? '', 'Qy', (index + 1) * 7919),
      PermissionSetGroupId: group.id,
      PermissionSetId: member.id,
    }));

export const mutingRows = (org: Org): Row[] =>
  org.groups.flatMap(({ muting }) =>
    muting ? [{ Id: muting.id, DeveloperName: muting.name, MasterLabel: muting.label, rights: muting.rights }] : [],
  );

/** A group assignment is one row that names the group and its aggregate; the members have no rows of their own. */
export const assignmentRows = (org: Org): Row[] =>
  org.assignments.map((assignment) => ({
    Id: assignment.id,
    AssigneeId: assignment.user.id,
    PermissionSetId: assignment.permissionSet.id,
    PermissionSetGroupId: assignment.group?.id ?? null,
    ExpirationDate: time(assignment.expiresAt),
    IsActive: assignment.active,
    IsRevoked: assignment.revoked,
  }));

const OBJECT_COLUMNS: Readonly<Record<ObjectRight, string>> = {
  create: 'PermissionsCreate',
  delete: 'PermissionsDelete',
  edit: 'PermissionsEdit',
  modifyAll: 'PermissionsModifyAllRecords',
  read: 'PermissionsRead',
  viewAll: 'PermissionsViewAllRecords',
  viewAllFields: 'PermissionsViewAllFields',
};

const holders = (org: Org): Array<{ id: string; rights: Rights }> => [
  ...org.permissionSets.map((set) => ({ id: set.id, rights: contentOf(set).rights })),
  ...org.groups.flatMap(({ muting }) => (muting ? [muting] : [])),
];

export const objectPermissionRows = (org: Org): Row[] => {
  let n = 0;
  return holders(org).flatMap(({ id, rights }) =>
    [...rights.objects].map(([object, granted]) => ({
      Id: makeId(KEY_PREFIX.ObjectPermissions ?? '', 'Qy', ++n * 7919),
      ParentId: id,
      SobjectType: object,
      ...Object.fromEntries([...granted].map((right) => [OBJECT_COLUMNS[right], true])),
    })),
  );
};

export const fieldPermissionRows = (org: Org): Row[] => {
  let n = 0;
  return holders(org).flatMap(({ id, rights }) =>
    [...rights.fields].map(([field, granted]) => ({
      Id: makeId(KEY_PREFIX.FieldPermissions ?? '', 'Qy', ++n * 7919),
      ParentId: id,
      SobjectType: field.split('.')[0] ?? '',
      Field: field,
      PermissionsRead: granted.has('read') || granted.has('edit'),
      PermissionsEdit: granted.has('edit'),
    })),
  );
};

export const entityAccessRows = (org: Org): Row[] => {
  let n = 0;
  return org.permissionSets
    .filter((set) => !set.group || org.options.entityAccessOfGroups)
    .flatMap((set) =>
      contentOf(set).entities.map((entity) => ({
        Id: makeId(KEY_PREFIX.SetupEntityAccess ?? '', 'Qy', ++n * 7919),
        ParentId: set.id,
        SetupEntityId: entity.id,
        SetupEntityType: entity.type,
      })),
    );
};

export const permissionSetLicenseRows = (org: Org): Row[] =>
  org.permissionSetLicenses.map(({ id, name, label }) => ({
    Id: id,
    DeveloperName: name,
    MasterLabel: label,
    PermissionSetLicenseKey: name,
    Status: 'Active',
    TotalLicenses: 5,
  }));

export const permissionSetLicenseAssignmentRows = (org: Org): Row[] =>
  org.permissionSetLicenseAssignments.map(({ id, user, license }) => ({
    Id: id,
    AssigneeId: user.id,
    PermissionSetLicenseId: license.id,
  }));
