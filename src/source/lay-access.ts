/**
 * What permission sets, groups and profiles of an org give after a deploy of a source. What a file says counts, the
 * rest stays: a set that gave more before still does. Pure.
 */
import type {
  EntityAccess,
  FieldAccess,
  Inventory,
  ObjectAccess,
  PermissionSet,
  ProfileLimits,
  User,
} from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { isProfileNamed } from '../platform/profile-names.js';
import type { ClassIds } from './class-ids.js';
import type { Members } from '../inventory/group-members.js';
import type { LaidAccess } from './laid.js';
import { layGroups } from './lay-groups.js';
import type { RightsPart, SourceParts } from './parts.js';
import { mergedPermissions } from './rights.js';

export type OrgAccess = LaidAccess & Pick<Inventory, 'users'>;

type Rows = { objects: ObjectAccess[]; fields: FieldAccess[]; entities: EntityAccess[] };

/** Rows of one set after the deploy; a row of the file replaces that of its object, field or class. */
const rowsAfter = (before: Rows, setId: string, rights: RightsPart, { idOf }: ClassIds): Rows => {
  const objects = new Set(rights.objects.map(({ object }) => nameKey(object)));
  const fields = new Set(rights.fields.map(({ field }) => nameKey(field)));
  const classes = new Set(rights.classes.map(({ name }) => idKey(idOf(name))));
  return {
    objects: [
      ...before.objects.filter(({ object }) => !objects.has(nameKey(object))),
      ...rights.objects.map((row) => ({ permissionSetId: setId, ...row })),
    ],
    fields: [
      ...before.fields.filter(({ field }) => !fields.has(nameKey(field))),
      ...rights.fields.map((row) => ({ permissionSetId: setId, ...row })),
    ],
    entities: [
      ...before.entities.filter(({ type, id }) => type !== 'ApexClass' || !classes.has(idKey(id))),
      ...rights.classes
        .filter(({ enabled }) => enabled)
        .map(({ name }): EntityAccess => ({ permissionSetId: setId, type: 'ApexClass', id: idOf(name) })),
    ],
  };
};

const bySet = <T extends { permissionSetId: string }>(rows: readonly T[]): Map<string, T[]> =>
  Map.groupBy(rows, ({ permissionSetId }) => idKey(permissionSetId));

/** The name of a profile, as those of its users tell it. */
const profileNames = (users: readonly User[]): Map<string, string> =>
  new Map(
    users.flatMap(({ profileId, profile }) => (profileId && profile ? [[idKey(profileId), profile] as const] : [])),
  );

type Change = { set: PermissionSet; rights: RightsPart };

const changesOf = (parts: SourceParts, { permissionSets, users }: OrgAccess): Map<string, Change> => {
  const sets = new Map([...parts.permissionSets].map(([name, part]) => [nameKey(name), part]));
  const profiles = profileNames(users);
  const changes = new Map<string, Change>();
  for (const set of permissionSets) {
    if (set.ownedByProfile) {
      const name = profiles.get(idKey(set.profileId ?? ''));
      const part = name && [...parts.profiles].find(([fullName]) => isProfileNamed(name, fullName))?.[1];
      if (part) changes.set(idKey(set.id), { set, rights: part.rights });
    } else if (set.groupId === null) {
      const part = sets.get(nameKey(set.name));
      if (part) {
        const { label, sessionActivated, rights } = part;
        changes.set(idKey(set.id), {
          set: { ...set, label: label ?? set.label, sessionActivated: sessionActivated ?? set.sessionActivated },
          rights,
        });
      }
    }
  }
  return changes;
};

const layLimits = (parts: SourceParts, { profileLimits, users }: OrgAccess): ProfileLimits[] => {
  const profiles = profileNames(users);
  return profileLimits.map((limits) => {
    const name = profiles.get(idKey(limits.profileId));
    const part = name && [...parts.profiles].find(([fullName]) => isProfileNamed(name, fullName))?.[1];
    if (!part) return limits;
    return {
      ...limits,
      loginIpRanges: part.loginIpRanges ?? limits.loginIpRanges,
      loginHours: part.loginHours ?? limits.loginHours,
    };
  });
};

export const layAccess = (parts: SourceParts, org: OrgAccess, classes: ClassIds, members: Members): LaidAccess => {
  const before = {
    objects: bySet(org.objectAccess),
    fields: bySet(org.fieldAccess),
    entities: bySet(org.entityAccess),
  };
  const changes = changesOf(parts, org);
  const rowsOf = (id: string): Rows => ({
    objects: before.objects.get(id) ?? [],
    fields: before.fields.get(id) ?? [],
    entities: before.entities.get(id) ?? [],
  });
  const after = new Map(
    [...changes].map(([id, { set, rights }]) => [id, rowsAfter(rowsOf(id), set.id, rights, classes)]),
  );
  const stays = ({ permissionSetId }: { permissionSetId: string }): boolean => !after.has(idKey(permissionSetId));
  const laid: LaidAccess = {
    permissionSets: org.permissionSets.map((set) => {
      const change = changes.get(idKey(set.id));
      return change ? { ...change.set, permissions: mergedPermissions(set.permissions, change.rights) } : set;
    }),
    permissionSetGroups: org.permissionSetGroups,
    objectAccess: [...org.objectAccess.filter(stays), ...[...after.values()].flatMap(({ objects }) => objects)],
    fieldAccess: [...org.fieldAccess.filter(stays), ...[...after.values()].flatMap(({ fields }) => fields)],
    entityAccess: [...org.entityAccess.filter(stays), ...[...after.values()].flatMap(({ entities }) => entities)],
    profileLimits: layLimits(parts, org),
  };
  return layGroups(parts, laid, classes, members);
};
