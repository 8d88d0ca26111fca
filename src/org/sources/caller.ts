/**
 * What the caller may do, from UserPermissionAccess (one row about the current user).
 *
 * Some objects do not refuse a caller without rights but show less of themselves; these permissions tell the two apart.
 */
import type { OrgClient } from '../client/client.js';
import { rowsBy, type Answer, type Query } from '../client/query.js';
import { describe, type Described } from '../describe.js';
import type { GapSink } from './gaps.js';

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
const callerPermissionsQuery = (columns: Set<string>): Query<string[][]> => {
  const asked = MATTER.filter((permission) => columns.has(`Permissions${permission}`));
  return {
    soql: [
      `SELECT ${['Id', ...asked.map((permission) => `Permissions${permission}`)].join(', ')} FROM UserPermissionAccess`,
    ],
    fold: rowsBy((row) => asked.filter((permission) => row.flag(`Permissions${permission}`) === true)),
  };
};

/**
 * The caller's permissions; null, with a gap, when they could not be read. Their columns are those of PermissionSet;
 * only where those could not be read, or are not quite the same after all, is it worth a call to ask for the object's
 * own.
 */
export const readCaller = async (
  client: OrgClient,
  gaps: GapSink,
  permissionSet: Promise<Described>,
): Promise<string[] | null> => {
  const ask = async ({ columns, failure }: Described): Promise<Answer<string[][]>> =>
    failure
      ? { result: [], failure, spoilt: [] }
      : (await client.query<[string[][]]>(callerPermissionsQuery(columns)))[0];
  let caller = await ask(await permissionSet);
  if (caller.failure) caller = await ask(await describe(client, 'UserPermissionAccess'));
  gaps.answered('UserPermissionAccess', caller);
  return caller.result[0] ?? null;
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
