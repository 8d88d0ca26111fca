/**
 * Groups after a deploy. An org keeps what a group gives in a set of its own, made of its members and of what is muted;
 * where a source changes a member in a way that this set does not tell, what the group gives is in doubt. Pure.
 */
import type { PermissionSet } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import type { LaidAccess, Members } from './laid.js';
import type { PermissionSetGroupPart, RightsPart, SourceParts } from './parts.js';

/** A status other than `Updated` leaves what a group gives uncertain. */
const IN_DOUBT = 'Outdated';

const keys = (names: readonly string[]): Set<string> => new Set(names.map(nameKey));

const lookup = <T>(map: ReadonlyMap<string, T>, name: string): T | undefined =>
  map.get(name) ?? [...map].find(([key]) => nameKey(key) === nameKey(name))?.[1];

type Aggregate = {
  permissions: Set<string>;
  objects: Map<string, Set<string>>;
  fields: Map<string, Set<string>>;
};

const rightsByName = <T extends { rights: readonly string[] }>(
  rows: readonly T[],
  nameOf: (row: T) => string,
): Map<string, Set<string>> => new Map(rows.map((row) => [nameKey(nameOf(row)), new Set(row.rights)]));

const aggregateOf = ({ objectAccess, fieldAccess }: LaidAccess, set: PermissionSet): Aggregate => {
  const own = ({ permissionSetId }: { permissionSetId: string }): boolean => idKey(permissionSetId) === idKey(set.id);
  return {
    permissions: keys(set.permissions),
    objects: rightsByName(objectAccess.filter(own), ({ object }) => object),
    fields: rightsByName(fieldAccess.filter(own), ({ field }) => field),
  };
};

const gives = (have: ReadonlyMap<string, Set<string>>, name: string, rights: readonly string[]): boolean =>
  rights.every((right) => have.get(nameKey(name))?.has(right) ?? false);

/**
 * Whether what the group gives tells all that a member gives and takes.
 *
 * @param sure what the member adds is added for certain
 */
const isTold = (member: RightsPart, has: Aggregate, { muted, sure }: { muted: ReadonlySet<string>; sure: boolean }) =>
  (sure || member.granted.every((name) => has.permissions.has(nameKey(name)) || muted.has(nameKey(name)))) &&
  member.denied.every((name) => !has.permissions.has(nameKey(name))) &&
  member.objects.every(({ object, rights }) => gives(has.objects, object, rights)) &&
  member.fields.every(({ field, rights }) => gives(has.fields, field, rights));

const mutedBy = (parts: SourceParts, group: PermissionSetGroupPart | undefined): Set<string> =>
  keys((group?.muting ?? []).flatMap((name) => lookup(parts.mutingPermissionSets, name)?.rights.granted ?? []));

const sameNames = (a: readonly string[], b: readonly string[]): boolean => {
  const [here, there] = [keys(a), keys(b)];
  return here.size === there.size && [...here].every((name) => there.has(name));
};

/** Permissions that a source surely adds: those of members whose group and muting sets are in the source, too. */
const added = (parts: SourceParts, group: PermissionSetGroupPart, muted: ReadonlySet<string>): string[] =>
  group.members
    .flatMap((name) => lookup(parts.permissionSets, name)?.rights.granted ?? [])
    .filter((name) => !muted.has(nameKey(name)));

export const layGroups = (parts: SourceParts, laid: LaidAccess, members: Members): LaidAccess => {
  const doubtful = new Set<string>();
  const permissions = new Map<string, string[]>();
  for (const group of laid.permissionSetGroups) {
    const { id } = group;
    const set = laid.permissionSets.find(({ groupId }) => groupId !== null && idKey(groupId) === idKey(id));
    if (set === undefined) continue;
    const part = lookup(parts.permissionSetGroups, group.name);
    const known = members?.get(id) ?? null;
    const names = part?.members ?? known;
    const changed = [...parts.permissionSets].filter(([name]) => names === null || keys(names).has(nameKey(name)));
    const muted = mutedBy(parts, part);
    const has = aggregateOf(laid, set);
    const sameMembers = part === undefined || (known !== null && sameNames(part.members, withoutMuting(known, part)));
    const sure = part?.muting.every((name) => lookup(parts.mutingPermissionSets, name) !== undefined) ?? false;
    if (part !== undefined && sure) {
      const stays = set.permissions.filter((name) => !muted.has(nameKey(name)));
      permissions.set(idKey(set.id), [...new Set([...stays, ...added(parts, part, muted)])].sort());
    }
    const told = changed.every(([, { rights }]) => isTold(rights, has, { muted, sure }));
    const mutesMore = !sure && [...muted].some((name) => has.permissions.has(name));
    if (!told || !sameMembers || mutesMore) doubtful.add(id);
  }
  return {
    ...laid,
    permissionSets: laid.permissionSets.map((set) => {
      const after = permissions.get(idKey(set.id));
      return after === undefined ? set : { ...set, permissions: after };
    }),
    permissionSetGroups: laid.permissionSetGroups.map((group) =>
      doubtful.has(group.id) ? { ...group, status: IN_DOUBT } : group,
    ),
  };
};

/** Salesforce lists the muting sets of a group among its members. */
const withoutMuting = (names: readonly string[], { muting }: PermissionSetGroupPart): string[] => {
  const muted = keys(muting);
  return names.filter((name) => !muted.has(nameKey(name)));
};
