/** What the files of a source say, as plain data, one type a metadata type. */
import type { App, IpRange, LoginHours, ObjectAccessRight, OrgSettings } from '../inventory/inventory.js';
import type { ConnectedAppValues } from '../metadata/connected-app.js';
import type { RestResource } from '../metadata/apex-source.js';

/** Profiles and permission sets that an app is attached to, by full name. */
export type Attached = { permissionSets: string[]; profiles: string[] };

export type ConnectedAppPart = ConnectedAppValues & { flow: boolean | null; attached: Attached };

export type EcaHeader = Pick<App, 'contactEmail' | 'label'>;
export type EcaSettings = Pick<App, 'ipRanges' | 'scopes'>;
export type EcaGlobal = Pick<
  App,
  'consumerKeyDigest' | 'consumerSecretOptional' | 'introspectsAllTokens' | 'requiredProofs'
> & { flow: boolean | null };
export type EcaPolicy = Pick<App, 'ipRelaxation' | 'permittedUsers' | 'runAs' | 'sessionPolicy'> & {
  flow: boolean | null;
  attached: Attached;
};
export type EcaPlugin = Pick<App, 'enabled' | 'oauthPlugin'>;

/** The files of one external client app, as far as the source has them. */
export type EcaPart = {
  header?: EcaHeader;
  settings?: EcaSettings;
  global?: EcaGlobal;
  policy?: EcaPolicy;
  plugin?: EcaPlugin;
};

export type ObjectRights = { object: string; rights: ObjectAccessRight[] };
export type FieldRights = { field: string; rights: Array<'edit' | 'read'> };

/** What a permission set, a muting set or a profile says; what it does not say is none of it. */
export type RightsPart = {
  granted: string[];
  /** Switched off in so many words. */
  denied: string[];
  objects: ObjectRights[];
  fields: FieldRights[];
  classes: Array<{ name: string; enabled: boolean }>;
};

/** Elements of the file that nobody knows. */
type Unclear = { unknown: string[] };

/** `sessionActivated` is null where the file does not say it. */
export type PermissionSetPart = Unclear & {
  label: string | null;
  sessionActivated: boolean | null;
  rights: RightsPart;
};
export type PermissionSetGroupPart = Unclear & {
  label: string | null;
  /** null where the file does not say it. */
  sessionActivated: boolean | null;
  members: string[];
  muting: string[];
};
/** Ranges and hours are null where the file does not speak of them. */
export type ProfilePart = Unclear & {
  rights: RightsPart;
  loginIpRanges: IpRange[] | null;
  loginHours: LoginHours[] | null;
};

/** `resource` is null for a class that maps none. */
export type ApexClassPart = { active: boolean; resource: RestResource | null };

/** By full name; components whose names differ in case only are one. */
export type SourceParts = {
  connectedApps: Map<string, ConnectedAppPart>;
  externalClientApps: Map<string, EcaPart>;
  permissionSets: Map<string, PermissionSetPart>;
  permissionSetGroups: Map<string, PermissionSetGroupPart>;
  mutingPermissionSets: Map<string, PermissionSetPart>;
  profiles: Map<string, ProfilePart>;
  apexClasses: Map<string, ApexClassPart>;
  /** Only what a file says. */
  settings: Partial<OrgSettings>;
};
