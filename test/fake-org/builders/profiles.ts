import { nextId, licenseNamed } from './org.js';
import { makeRights, type RightsSpec } from './rights.js';
import type {
  EntityType,
  IpRange,
  LoginHours,
  Org,
  PermissionSet,
  PermissionSetGroup,
  Profile,
  Stamps,
} from '../org/model.js';

export type ProfileSpec = RightsSpec &
  Stamps & {
    name: string;
    license?: string;
    userType?: string;
    custom?: boolean;
    loginIpRanges?: IpRange[];
    loginHours?: LoginHours;
    /** Full name in the Metadata API, when it is not derived from the name. */
    fullName?: string;
  };

/** Standard profiles go by another name in metadata. */
const METADATA_NAMES: Readonly<Record<string, string>> = {
  'System Administrator': 'Admin',
  'Standard User': 'Standard',
  'Standard Platform User': 'StandardAul',
  'Minimum Access - Salesforce': 'Minimum Access - Salesforce',
};

/** Metadata full names keep letters, digits and spaces; some other characters are percent-encoded. */
const encodedName = (name: string): string =>
  name.replaceAll(/[%()/:&,?'"\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

export const addProfile = (org: Org, { name, ...spec }: ProfileSpec): Profile => {
  const id = nextId(org, 'Profile');
  const permissionSet: PermissionSet = {
    id: nextId(org, 'PermissionSet'),
    name: `X${id}`,
    label: `${id}`,
    namespace: null,
    profile: null,
    group: null,
    sessionActivated: false,
    custom: false,
    rights: makeRights(spec),
    entities: [],
  };
  const profile: Profile = {
    id,
    name,
    fullName: spec.fullName ?? METADATA_NAMES[name] ?? encodedName(name),
    license: licenseNamed(org, spec.license ?? 'Salesforce'),
    userType: spec.userType ?? 'Standard',
    custom: spec.custom ?? !(name in METADATA_NAMES),
    loginIpRanges: spec.loginIpRanges ?? [],
    loginHours: spec.loginHours ?? null,
    permissionSet,
    createdAt: spec.createdAt,
    modifiedAt: spec.modifiedAt,
  };
  permissionSet.profile = profile;
  org.profiles.push(profile);
  org.permissionSets.push(permissionSet);
  return profile;
};

export type PermissionSetSpec = RightsSpec &
  Stamps & { name: string; label?: string; namespace?: string | null; sessionActivated?: boolean; custom?: boolean };

export const addPermissionSet = (org: Org, spec: PermissionSetSpec): PermissionSet => {
  const set: PermissionSet = {
    id: nextId(org, 'PermissionSet'),
    name: spec.name,
    label: spec.label ?? spec.name.replaceAll('_', ' '),
    namespace: spec.namespace ?? null,
    profile: null,
    group: null,
    sessionActivated: spec.sessionActivated ?? false,
    custom: spec.custom ?? true,
    rights: makeRights(spec),
    entities: [],
    createdAt: spec.createdAt,
    modifiedAt: spec.modifiedAt,
  };
  org.permissionSets.push(set);
  return set;
};

export type GroupSpec = Stamps & {
  name: string;
  label?: string;
  namespace?: string | null;
  members: PermissionSet[];
  /** What the muting permission set takes away. */
  muted?: RightsSpec;
  status?: PermissionSetGroup['status'];
  sessionActivated?: boolean;
  /** What the aggregate shows instead of what it should, for a group that is not `Updated`. */
  stale?: RightsSpec;
};

export const addGroup = (org: Org, spec: GroupSpec): PermissionSetGroup => {
  const label = spec.label ?? spec.name.replaceAll('_', ' ');
  const aggregate: PermissionSet = {
    id: nextId(org, 'PermissionSet'),
    name: `${spec.name}_agg`,
    label,
    namespace: spec.namespace ?? null,
    profile: null,
    group: null,
    sessionActivated: spec.sessionActivated ?? false,
    custom: true,
    rights: makeRights(spec.stale ?? {}),
    entities: [],
  };
  const group: PermissionSetGroup = {
    id: nextId(org, 'PermissionSetGroup'),
    name: spec.name,
    label,
    namespace: spec.namespace ?? null,
    status: spec.status ?? 'Updated',
    sessionActivated: spec.sessionActivated ?? false,
    members: spec.members,
    muting: spec.muted
      ? {
          id: nextId(org, 'MutingPermissionSet'),
          name: `${spec.name}_Muting`,
          label: `${label} muting`,
          rights: makeRights(spec.muted),
        }
      : null,
    aggregate,
    createdAt: spec.createdAt,
    modifiedAt: spec.modifiedAt,
  };
  aggregate.group = group;
  org.permissionSets.push(aggregate);
  org.groups.push(group);
  return group;
};

/** Gives a set, or a profile by its owned set, access to an Apex class or an app (SetupEntityAccess). */
export const grantEntity = (set: PermissionSet | Profile, type: EntityType, entity: { id: string }): void => {
  ('permissionSet' in set ? set.permissionSet : set).entities.push({ id: entity.id, type });
};
