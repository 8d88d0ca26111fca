/**
 * Permission set assignments. One query gives profile, direct sets and groups: the profile owns a set that is assigned
 * too, and a group is assigned through the set that aggregates it, with muting applied.
 */
import type { Assignment, PermissionSet, PermissionSetGroup } from '../../inventory/inventory.js';
import type { Query } from '../client/client.js';
import type { Row } from '../client/rest.js';
import { flag, instant, text } from '../client/row.js';
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

const groupOf = (row: Row, id: string | null): PermissionSetGroup | null =>
  id === null
    ? null
    : {
        id,
        name: text(row, 'PermissionSetGroup.DeveloperName') ?? id,
        label: text(row, 'PermissionSetGroup.MasterLabel'),
        status: text(row, 'PermissionSetGroup.Status'),
        sessionActivated: flag(row, 'PermissionSetGroup.HasActivationRequired') ?? false,
      };

const toAssignment = (row: Row): AssignmentRow | undefined => {
  const userId = text(row, 'AssigneeId');
  const permissionSetId = text(row, 'PermissionSetId');
  if (userId === null || permissionSetId === null) return undefined;
  const groupId = text(row, 'PermissionSetGroupId');
  return {
    assignment: {
      userId,
      permissionSetId,
      groupId,
      expiresAt: instant(row, 'ExpirationDate'),
      active: flag(row, 'IsActive'),
      revoked: flag(row, 'IsRevoked'),
    },
    permissionSet: {
      id: permissionSetId,
      name: text(row, 'PermissionSet.Name') ?? permissionSetId,
      label: text(row, 'PermissionSet.Label'),
      ownedByProfile: flag(row, 'PermissionSet.IsOwnedByProfile') ?? false,
      profileId: text(row, 'PermissionSet.ProfileId'),
      groupId: text(row, 'PermissionSet.PermissionSetGroupId'),
      sessionActivated: flag(row, 'PermissionSet.HasActivationRequired') ?? false,
    },
    group: groupOf(row, groupId),
  };
};

/** @param columns what a describe of PermissionSetAssignment listed */
export const assignmentQueries = (userIds: string[], columns: Set<string>): Array<Query<AssignmentRow>> => {
  const selected = [
    'AssigneeId',
    'PermissionSetId',
    'PermissionSetGroupId',
    'ExpirationDate',
    ...OPTIONAL_COLUMNS.filter((column) => columns.has(column)),
    ...SET_COLUMNS.map((column) => `PermissionSet.${column}`),
    ...GROUP_COLUMNS.map((column) => `PermissionSetGroup.${column}`),
  ].join(', ');
  return soqlInPieces(
    userIds,
    (ids) => `SELECT ${selected} FROM PermissionSetAssignment WHERE AssigneeId IN (${ids})`,
  ).map((soql) => ({ soql, map: toAssignment }));
};

export const userLoginQueries = (
  userIds: string[],
): Array<Query<{ userId: string; frozen: boolean; locked: boolean }>> =>
  soqlInPieces(
    userIds,
    (ids) => `SELECT UserId, IsFrozen, IsPasswordLocked FROM UserLogin WHERE UserId IN (${ids})`,
  ).map((soql) => ({
    soql,
    map: (row) => {
      const userId = text(row, 'UserId');
      const frozen = flag(row, 'IsFrozen');
      const locked = flag(row, 'IsPasswordLocked');
      return userId === null || frozen === null || locked === null ? undefined : { userId, frozen, locked };
    },
  }));
