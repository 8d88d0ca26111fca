/** Who may read which object; what a missing right answers is an option of the org. */
import { hasAny, type Caller } from './caller.js';
import { invalidType, SalesforceError } from '../server/errors.js';
import { isEcaObject } from '../schema/schema.js';
import type { Org } from '../org/model.js';
import type { Row } from '../data/row.js';
import type { Tables } from '../data/tables.js';

/** Permissions of which one is enough. An object that is not listed is open to every caller. */
const RIGHTS: Readonly<Record<string, readonly string[]>> = {
  ApexClass: ['AuthorApex', 'ViewSetup'],
  ConnectedApplication: ['CustomizeApplication', 'ViewSetup'],
  FieldPermissions: ['AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageUsers', 'ViewSetup'],
  MutingPermissionSet: ['ManageProfilesPermissionsets', 'ViewSetup'],
  ObjectPermissions: ['AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageUsers', 'ViewSetup'],
  PermissionSet: ['AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageUsers', 'ViewSetup'],
  PermissionSetAssignment: ['AssignPermissionSets', 'ManageUsers', 'ViewSetup'],
  PermissionSetGroup: ['AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageUsers', 'ViewSetup'],
  PermissionSetGroupComponent: ['AssignPermissionSets', 'ManageProfilesPermissionsets', 'ManageUsers', 'ViewSetup'],
  SetupAuditTrail: ['ViewSetup', 'ViewSetupAuditTrail'],
  SetupEntityAccess: ['ViewSetup'],
  UserLogin: ['ManageUsers'],
};

const ECA_RIGHTS = [
  'CustomizeApplication',
  'ExternalClientAppAdmin',
  'ExternalClientAppDeveloper',
  'ExternalClientAppViewer',
];

/** Objects of which one always sees one's own rows, and what opens all of them. */
const OWN_ROWS: Readonly<Record<string, { column: string; permissions: readonly string[] }>> = {
  LoginHistory: { column: 'UserId', permissions: ['ManageUsers', 'MonitorLoginHistory'] },
  OauthToken: { column: 'UserId', permissions: ['CustomizeApplication'] },
};
const ALL_USERS = ['ManageUsers', 'ModifyAllData', 'ViewAllData', 'ViewAllUsers'];

const rightsFor = ({ options }: Org, object: string): readonly string[] | undefined => {
  if (!isEcaObject(object)) return RIGHTS[object];
  return options.setupShowsExternalClientApps ? [...ECA_RIGHTS, 'ViewSetup'] : ECA_RIGHTS;
};

const missingRight = (org: Org, object: string): SalesforceError | null => {
  const answer = org.options.missingRight.byObject[object] ?? org.options.missingRight.default;
  if (answer === 'noRows') return null;
  return answer === 'INVALID_TYPE'
    ? invalidType(object)
    : new SalesforceError(
        403,
        'INSUFFICIENT_ACCESS',
        `You do not have the level of access necessary to read ${object}.`,
      );
};

/** True when the object is there for the caller at all, as a describe shows it. */
export const mayDescribe = (org: Org, caller: Caller, object: string): boolean => {
  const rights = rightsFor(org, object);
  return !rights || hasAny(caller, ...rights) || missingRight(org, object)?.errorCode !== 'INVALID_TYPE';
};

export const visibleRows = (org: Org, tables: Tables, caller: Caller, object: string): readonly Row[] => {
  if (object === 'UserPermissionAccess') {
    return [
      {
        Id: '000000000000000AAA',
        rights: { permissions: new Set(caller.permissions), objects: new Map(), fields: new Map() },
      },
    ];
  }
  const rights = rightsFor(org, object);
  if (rights && !hasAny(caller, ...rights)) {
    const error = missingRight(org, object);
    if (error) throw error;
    return [];
  }
  const rows = tables.rows(object);
  const own = OWN_ROWS[object];
  if (own && !hasAny(caller, ...own.permissions)) return rows.filter((row) => row[own.column] === caller.user.id);
  if (object === 'User' && org.options.privateUserSharing && !hasAny(caller, ...ALL_USERS)) {
    return rows.filter((row) => row.Id === caller.user.id);
  }
  return rows;
};
