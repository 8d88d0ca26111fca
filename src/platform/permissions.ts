/**
 * What lets a caller read each source: one table for the gaps of an audit, for `sf nhi doctor`, and for whoever groups
 * gaps by what cures them.
 */
import type { Source } from '../inventory/inventory.js';

/** User permissions by API name, as they are called in Setup (permission sets, Metadata API Developer Guide). */
const LABELS = {
  ApiEnabled: 'API Enabled',
  ClientSecretRotation: 'Client Secret Rotation',
  ExternalClientAppDeveloper: 'External Client App Developer',
  ExternalClientAppViewer: 'View all External Client Apps, view their settings, and edit their policies',
  ManageUsers: 'Manage Users',
  ModifyMetadata: 'Modify Metadata Through Metadata API Functions',
  MonitorLoginHistory: 'Monitor Login History',
  ViewAllUsers: 'View All Users',
  ViewClientSecret: 'View Client Secret',
  ViewSetup: 'View Setup and Configuration',
} as const;

export type PermissionName = keyof typeof LABELS;

/** `name` as the API has it (`ViewSetup`), `label` as Setup shows it. */
export type Permission = { name: string; label: string };

const isNamed = (name: string): name is PermissionName => Object.hasOwn(LABELS, name);

/** The label of a permission that a gap names, also one from an older snapshot; null where it is not known. */
export const labelOfPermission = (name: string): string | null => (isNamed(name) ? LABELS[name] : null);

/** A permission by API name; one whose label is not known is called by it. */
export const permissionNamed = (name: string): Permission => ({ name, label: labelOfPermission(name) ?? name });

type Opening = {
  /**
   * What to grant, the narrowest first; more than one where it is not certain which of them it takes. Empty where every
   * caller of an API may read the source.
   */
  grant: readonly PermissionName[];
  /** What lets one read all of it as well, and is not advised for that alone. */
  also?: readonly string[];
  /** Every org has the object: `INVALID_TYPE` means that the caller may not see it. */
  everywhere?: true;
};

const SETUP: Opening = { grant: ['ViewSetup'], everywhere: true };
const METADATA: Opening = { grant: ['ModifyMetadata'], also: ['ModifyAllData'] };
/** Whether View Setup is enough is not certain, so that silence to a caller with nothing else proves nothing. */
const EXTERNAL_CLIENT_APPS: Opening = {
  grant: ['ExternalClientAppViewer'],
  also: ['ExternalClientAppAdmin', 'ExternalClientAppDeveloper', 'CustomizeApplication', 'ModifyAllData'],
};

/** From the Object Reference and the Metadata API Developer Guide; DESIGN.md tells what of it is not certain. */
const OPENINGS: Readonly<Record<Source, Opening>> = {
  ApexClass: SETUP,
  Clock: { grant: [] },
  ConnectedApp: METADATA,
  ConnectedAppSettings: METADATA,
  ExternalClientAppSettings: METADATA,
  ExternalClientApplication: EXTERNAL_CLIENT_APPS,
  ExtlClntAppGlobalOauthSettings: METADATA,
  ExtlClntAppOauthIpRange: EXTERNAL_CLIENT_APPS,
  ExtlClntAppOauthPlcyCnfg: EXTERNAL_CLIENT_APPS,
  ExtlClntAppOauthSettings: EXTERNAL_CLIENT_APPS,
  ExtlClntAppPlcyCnfg: EXTERNAL_CLIENT_APPS,
  FieldPermissions: SETUP,
  LoginHistory: { grant: ['MonitorLoginHistory'], also: ['ManageUsers'], everywhere: true },
  MetadataSource: { grant: [] },
  OauthOidcSettings: METADATA,
  ObjectPermissions: SETUP,
  Organization: { grant: [] },
  PermissionSet: SETUP,
  PermissionSetAssignment: SETUP,
  // Whether its metadata takes more than View Setup over the Tooling API is not documented.
  Profile: { grant: ['ViewSetup', 'ModifyMetadata'] },
  SetupAuditTrail: { ...SETUP, also: ['ViewSetupAuditTrail'] },
  SetupEntityAccess: SETUP,
  User: { grant: ['ViewAllUsers'], also: ['ManageUsers', 'ManageInternalUsers', 'ModifyAllData', 'ViewAllData'] },
  UserLogin: { grant: ['ManageUsers'], everywhere: true },
  UserPermissionAccess: { grant: [] },
};

/**
 * The permission that opens a source to a caller who could not read it; null when no one permission is known to.
 *
 * @param held API names that the caller has already, so that they cannot be what is missing; null: not known
 */
export const permissionFor = (source: Source, held: readonly string[] | null = null): Permission | null => {
  const name = OPENINGS[source].grant.find((permission) => !held?.includes(permission));
  return name === undefined ? null : permissionNamed(name);
};

/** API names of which any one lets a caller read all rows of the source. */
export const opensAllOf = (source: Source): readonly string[] => {
  const { grant, also = [] } = OPENINGS[source];
  return [...grant, ...also];
};

/** Objects that give nothing to a caller who may not see them, instead of refusing. */
export const SILENT_SOURCES = [
  'ApexClass',
  'FieldPermissions',
  'ObjectPermissions',
  'PermissionSet',
  'PermissionSetAssignment',
  'SetupAuditTrail',
  'SetupEntityAccess',
] as const satisfies Source[];

export type SilentSource = (typeof SILENT_SOURCES)[number];

/** Every source, by name. */
export const SOURCES = Object.keys(OPENINGS) as Source[];

/** Whether every org has the object, so that its absence is a lack of rights. */
export const everyOrgHas = (source: Source): boolean => OPENINGS[source].everywhere === true;

/** What reading and rotating the credentials of external client apps takes (Connect REST API Developer Guide). */
export const READS_CREDENTIALS = ['ExternalClientAppDeveloper', 'ViewClientSecret'] as const satisfies PermissionName[];
export const ROTATES_CREDENTIALS = [...READS_CREDENTIALS, 'ClientSecretRotation'] as const satisfies PermissionName[];

/** Of the permissions that decide what a caller sees, those of which an org knows no column. */
export const unknownPermissions = (columns: { has: (column: string) => boolean }): string[] =>
  DECIDING_PERMISSIONS.filter((name) => !columns.has(`Permissions${name}`));

/** API names of all permissions that decide what a caller sees, sorted. */
export const DECIDING_PERMISSIONS: readonly string[] = [
  ...new Set(['ApiEnabled', ...Object.values(OPENINGS).flatMap(({ grant, also = [] }) => [...grant, ...also])]),
].sort();
