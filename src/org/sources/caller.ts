/**
 * What the caller may do, from UserPermissionAccess (one row about the current user).
 *
 * Some objects do not refuse a caller without rights but show less of themselves; these permissions tell the two apart.
 */
import type { Query } from '../client/client.js';
import { flag } from '../client/row.js';

const MATTER = [
  'ApiEnabled',
  'AssignPermissionSets',
  'CustomizeApplication',
  'ExternalClientAppAdmin',
  'ExternalClientAppDeveloper',
  'ExternalClientAppViewer',
  'ManageInternalUsers',
  'ManageUsers',
  'ModifyAllData',
  'ModifyMetadata',
  'MonitorLoginHistory',
  'ViewAllData',
  'ViewAllUsers',
  'ViewSetup',
  'ViewSetupAuditTrail',
];

/** @param columns what a describe of UserPermissionAccess listed */
export const callerPermissionsQuery = (columns: Set<string>): Query<string[]> => {
  const asked = MATTER.filter((permission) => columns.has(`Permissions${permission}`));
  return {
    soql: `SELECT ${['Id', ...asked.map((permission) => `Permissions${permission}`)].join(', ')} FROM UserPermissionAccess`,
    map: (row) => asked.filter((permission) => flag(row, `Permissions${permission}`) === true),
  };
};

/** Any one of these lets a caller read the object's rows of all users. */
export const READS_ALL_LOGINS = ['ManageUsers', 'MonitorLoginHistory'];
export const READS_USER_LOGINS = ['ManageUsers'];
export const READS_ALL_USERS = ['ViewAllUsers', 'ManageUsers', 'ManageInternalUsers', 'ModifyAllData', 'ViewAllData'];
export const READS_EXTERNAL_CLIENT_APPS = [
  'ExternalClientAppViewer',
  'ExternalClientAppAdmin',
  'ExternalClientAppDeveloper',
  'CustomizeApplication',
  'ViewSetup',
  'ModifyAllData',
];

export const READS_SETUP = ['ViewSetup'];
export const READS_AUDIT_TRAIL = ['ViewSetup', 'ViewSetupAuditTrail'];

/** null: the caller's permissions could not be read. */
export const callerHasAny = (permissions: string[] | null, wanted: string[]): boolean | null =>
  permissions === null ? null : wanted.some((permission) => permissions.includes(permission));
