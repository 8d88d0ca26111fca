import * as activity from './activity-rows.js';
import * as apps from './app-rows.js';
import * as identity from './identity-rows.js';
import * as permission from './permission-rows.js';
import { rowDefaults, type Row, type RowDefaults } from './row.js';
import type { Org } from '../org/model.js';

const SOURCES: Readonly<Record<string, (org: Org) => Row[]>> = {
  ApexClass: activity.apexClassRows,
  AppMenuItem: apps.appMenuItemRows,
  ConnectedApplication: apps.connectedApplicationRows,
  Domain: identity.domainRows,
  ExternalClientApplication: apps.externalClientApplicationRows,
  ExtlClntAppOauthConsumer: apps.consumerRows,
  ExtlClntAppOauthIpRange: apps.ipRangeRows,
  ExtlClntAppOauthPlcyCnfg: apps.oauthPolicyRows,
  ExtlClntAppOauthSettings: apps.oauthSettingsRows,
  ExtlClntAppPlcyCnfg: apps.pluginPolicyRows,
  FieldPermissions: permission.fieldPermissionRows,
  LoginHistory: activity.loginHistoryRows,
  MutingPermissionSet: permission.mutingRows,
  OauthToken: activity.oauthTokenRows,
  ObjectPermissions: permission.objectPermissionRows,
  Organization: identity.organizationRows,
  PermissionSet: permission.permissionSetRows,
  PermissionSetAssignment: permission.assignmentRows,
  PermissionSetGroup: permission.groupRows,
  PermissionSetGroupComponent: permission.groupComponentRows,
  PermissionSetLicense: permission.permissionSetLicenseRows,
  PermissionSetLicenseAssign: permission.permissionSetLicenseAssignmentRows,
  Profile: identity.profileRows,
  SetupAuditTrail: activity.auditTrailRows,
  SetupEntityAccess: permission.entityAccessRows,
  User: identity.userRows,
  UserLicense: identity.licenseRows,
  UserLogin: identity.userLoginRows,
};

export type Tables = {
  readonly defaults: RowDefaults;
  /** All rows of an object; an object without declared data has none. */
  rows(object: string): readonly Row[];
  byId(object: string, id: string): Row | undefined;
  /** Forgets what was derived, after the org's data was changed. */
  invalidate(): void;
};

/** Rows are derived from the org when first asked for, and kept. */
export const createTables = (org: Org): Tables => {
  const tables = new Map<string, readonly Row[]>();
  const indexes = new Map<string, Map<string, Row>>();
  const rows = (object: string): readonly Row[] => {
    const found = tables.get(object) ?? SOURCES[object]?.(org) ?? [];
    tables.set(object, found);
    return found;
  };
  return {
    get defaults() {
      return rowDefaults(org);
    },
    rows,
    byId(object, id) {
      const index = indexes.get(object) ?? new Map(rows(object).map((row) => [row.Id.slice(0, 15), row]));
      indexes.set(object, index);
      return index.get(id.slice(0, 15));
    },
    invalidate() {
      tables.clear();
      indexes.clear();
    },
  };
};
