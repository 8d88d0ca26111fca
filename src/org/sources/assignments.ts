/**
 * Permission set assignments. One query gives profile, direct sets and groups: the profile owns a set that is assigned
 * too, and a group is assigned through the set that aggregates it, with muting applied.
 */
import type { Assignment, PermissionSet, PermissionSetGroup, UserLogin } from '../../inventory/inventory.js';
import { rowsBy, type Query } from '../client/query.js';
import type { RecordReader } from '../../metadata/record.js';
import { soqlInPieces } from '../client/soql.js';

/** An assignment with the set and the group it names; the set's permissions are read apart, once per set. */
export type AssignmentRow = {
  assignment: Assignment;
  permissionSet: Omit<PermissionSet, 'permissions'>;
  group: PermissionSetGroup | null;
};

const SET_COLUMNS = ['Name', 'Label', 'IsOwnedByProfile', 'ProfileId', 'HasActivationRequired', 'PermissionSetGroupId'];
const GROUP_COLUMNS = ['DeveloperName', 'MasterLabel', 'Status', 'HasActivationRequired'];
/** Not every org and version has these. */
const OPTIONAL_COLUMNS = ['IsActive', 'IsRevoked'];

/** Of the columns that tell whether an assignment counts, those that a describe did not list. */
export const lackingAssignmentColumns = (columns: Set<string>): string[] =>
  OPTIONAL_COLUMNS.filter((column) => !columns.has(column));

const groupOf = (row: RecordReader): PermissionSetGroup | null => {
  const id = row.exact.id('PermissionSetGroupId');
  return id === null
    ? null
    : {
        id,
        name: row.text('PermissionSetGroup.DeveloperName') ?? id,
        label: row.text('PermissionSetGroup.MasterLabel'),
        status: row.exact.text('PermissionSetGroup.Status'),
        // Where the group itself is not shown, neither is its status, and nothing of it counts for certain.
        sessionActivated: row.exact.flag('PermissionSetGroup.HasActivationRequired') ?? false,
      };
};

const toAssignment = (row: RecordReader): AssignmentRow => {
  const permissionSetId = row.need.id('PermissionSetId');
  const group = groupOf(row);
  return {
    assignment: {
      id: row.id('Id'),
      userId: row.need.id('AssigneeId'),
      permissionSetId,
      groupId: group?.id ?? null,
      expiresAt: row.exact.instant('ExpirationDate'),
      active: row.exact.flag('IsActive'),
      revoked: row.exact.flag('IsRevoked'),
    },
    permissionSet: {
      id: permissionSetId,
      name: row.text('PermissionSet.Name') ?? permissionSetId,
      label: row.text('PermissionSet.Label'),
      ownedByProfile: row.need.flag('PermissionSet.IsOwnedByProfile'),
      profileId: row.exact.id('PermissionSet.ProfileId'),
      groupId: row.exact.id('PermissionSet.PermissionSetGroupId'),
      sessionActivated: row.need.flag('PermissionSet.HasActivationRequired'),
    },
    group,
  };
};

/** @param columns what a describe of PermissionSetAssignment listed */
export const assignmentQuery = (userIds: string[], columns: Set<string>): Query<AssignmentRow[]> => {
  const selected = [
    'Id',
    'AssigneeId',
    'PermissionSetId',
    'PermissionSetGroupId',
    'ExpirationDate',
    ...OPTIONAL_COLUMNS.filter((column) => columns.has(column)),
    ...SET_COLUMNS.map((column) => `PermissionSet.${column}`),
    ...GROUP_COLUMNS.map((column) => `PermissionSetGroup.${column}`),
  ].join(', ');
  return {
    soql: soqlInPieces(
      userIds,
      (ids) => `SELECT ${selected} FROM PermissionSetAssignment WHERE AssigneeId IN (${ids})`,
    ),
    about: ['AssigneeId'],
    fold: rowsBy(toAssignment),
  };
};

export const userLoginQuery = (userIds: string[]): Query<UserLogin[]> => ({
  soql: soqlInPieces(
    userIds,
    (ids) => `SELECT Id, UserId, IsFrozen, IsPasswordLocked FROM UserLogin WHERE UserId IN (${ids})`,
  ),
  about: ['UserId'],
  fold: rowsBy((row) => ({
    id: row.id('Id'),
    userId: row.need.id('UserId'),
    frozen: row.need.flag('IsFrozen'),
    locked: row.need.flag('IsPasswordLocked'),
  })),
});
