/**
 * Groups after a deploy. An org keeps what a group gives in a set of its own, made of its members less what is muted;
 * where a source changes that in a way which this set does not tell, what the group gives is in doubt. Pure.
 */
import type { PermissionSet, PermissionSetGroup } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import type { ClassIds } from './class-ids.js';
import type { GroupMembers, Members } from '../inventory/group-members.js';
import type { LaidAccess } from './laid.js';
import { partNamed } from './part-named.js';
import type { PermissionSetGroupPart, RightsPart, SourceParts } from './parts.js';
import { givenBy, isOfClass, isOfPermission, takenBy } from './right-keys.js';
import { aggregate } from './rights.js';

/** A status other than `Updated` leaves what a group gives uncertain. */
const IN_DOUBT = 'Outdated';

const keys = (names: readonly string[]): Set<string> => new Set(names.map(nameKey));

const rightsOf = (parts: SourceParts['permissionSets'], names: readonly string[]): RightsPart[] =>
  names.flatMap((name) => partNamed(parts, name)?.rights ?? []);

/** What a group gives, as a part of a source would say it. */
const partOf = (
  { objectAccess, fieldAccess, entityAccess }: LaidAccess,
  { id, permissions }: PermissionSet,
  { nameOf }: ClassIds,
): RightsPart => {
  const own = ({ permissionSetId }: { permissionSetId: string }): boolean => idKey(permissionSetId) === idKey(id);
  return {
    granted: permissions,
    denied: [],
    objects: objectAccess.filter(own).map(({ object, rights }) => ({ object, rights })),
    fields: fieldAccess.filter(own).map(({ field, rights }) => ({ field, rights })),
    classes: entityAccess
      .filter((row) => own(row) && row.type === 'ApexClass')
      .map((row) => ({ name: nameOf(row.id), enabled: true })),
  };
};

const sameNames = (a: readonly string[], b: readonly string[]): boolean => {
  const [here, there] = [keys(a), keys(b)];
  return here.size === there.size && [...here].every((name) => there.has(name));
};

/** What a source says about a group: its members that are in the source, and what is muted. */
type Said = {
  changed: RightsPart[];
  muting: RightsPart[];
  /** Whether the source has all that is muted, or nothing is. */
  mutingKnown: boolean;
  /** Neither members nor muting sets are others than in the org. */
  sameParts: boolean;
  /** The source has every member. */
  whole: boolean;
};

/** Muting sets that no group of the source names: any group that has one may have them. */
const orphans = (parts: SourceParts): string[] => {
  const named = keys([...parts.permissionSetGroups.values()].flatMap(({ muting }) => muting));
  return [...parts.mutingPermissionSets.keys()].filter((name) => !named.has(nameKey(name)));
};

const saidOf = (parts: SourceParts, group: PermissionSetGroupPart | undefined, known: GroupMembers | null): Said => {
  const members = group?.members ?? known?.sets ?? [...parts.permissionSets.keys()];
  const muting = group?.muting ?? (known?.mutes === false ? [] : orphans(parts));
  const inSource = muting.every((name) => partNamed(parts.mutingPermissionSets, name) !== undefined);
  const sets = rightsOf(parts.mutingPermissionSets, muting);
  const changed = rightsOf(parts.permissionSets, members);
  return {
    changed,
    whole: changed.length === members.length,
    muting: sets,
    mutingKnown: group === undefined ? known?.mutes === false : inSource,
    sameParts:
      group === undefined ||
      (known !== null && sameNames(group.members, known.sets) && known.mutes === group.muting.length > 0),
  };
};

/** Whether what the group gives now tells, with what the source says, what it gives after the deploy. */
const isTold = ({ changed, muting, mutingKnown, sameParts, whole }: Said, before: RightsPart): boolean => {
  const has = new Set(givenBy(before));
  const given = new Set(changed.flatMap(givenBy));
  const muted = new Set(muting.flatMap(givenBy));
  const adds = [...given].some((right) => !has.has(right) && !muted.has(right));
  const mutes = [...muted].some((right) => has.has(right));
  const mutesClass = [...muted].some((right) => isOfClass(right) && (has.has(right) || given.has(right)));
  // A member that the source does not have may give what one of the others gives no more.
  const takes = changed.flatMap(takenBy).some((right) => has.has(right) && !muted.has(right) && !given.has(right));
  // What comes to be muted no more is given by a member, or by none where all say what they give on objects and fields.
  const unmutes = muting.flatMap(takenBy).some((right) => !has.has(right) && (!whole || isOfPermission(right)));
  return sameParts && (mutingKnown || !(adds || mutes)) && !(mutesClass || takes || unmutes);
};

type Laid = { group: PermissionSetGroup; set?: PermissionSet; gives?: RightsPart };

const layGroup = (
  parts: SourceParts,
  { group, set, before }: { group: PermissionSetGroup; set: PermissionSet; before: RightsPart },
  known: GroupMembers | null,
): Laid => {
  const part = partNamed(parts.permissionSetGroups, group.name);
  const said = saidOf(parts, part, known);
  const sessionActivated = part?.sessionActivated ?? group.sessionActivated;
  const after = { ...group, label: part?.label ?? group.label, sessionActivated };
  if (!isTold(said, before)) return { group: { ...after, status: IN_DOUBT } };
  if (said.changed.length === 0 && said.muting.length === 0) return { group: after };
  const gives = aggregate([before, ...said.changed], said.muting);
  return { group: after, set: { ...set, permissions: [...gives.granted].sort() }, gives };
};

const notOf =
  (changed: ReadonlySet<string>) =>
  ({ permissionSetId }: { permissionSetId: string }): boolean =>
    !changed.has(idKey(permissionSetId));

/** @param members of the groups of the org */
export const layGroups = (parts: SourceParts, laid: LaidAccess, classes: ClassIds, members: Members): LaidAccess => {
  const sets = new Map(laid.permissionSets.map((set) => [idKey(set.groupId ?? ''), set]));
  const groups = laid.permissionSetGroups.map((group): Laid => {
    const set = sets.get(idKey(group.id));
    if (set === undefined) return { group };
    return layGroup(parts, { group, set, before: partOf(laid, set, classes) }, members?.get(group.id) ?? null);
  });
  const after = new Map(
    groups.flatMap(({ set, gives }) => (set && gives ? [[idKey(set.id), { set, gives }] as const] : [])),
  );
  const stays = notOf(new Set(after.keys()));
  const given = [...after.values()].map(({ set: { id: permissionSetId }, gives }) => ({ permissionSetId, gives }));
  return {
    ...laid,
    permissionSets: laid.permissionSets.map((set) => after.get(idKey(set.id))?.set ?? set),
    permissionSetGroups: groups.map(({ group }) => group),
    objectAccess: [
      ...laid.objectAccess.filter(stays),
      ...given.flatMap(({ permissionSetId, gives }) => gives.objects.map((row) => ({ permissionSetId, ...row }))),
    ],
    fieldAccess: [
      ...laid.fieldAccess.filter(stays),
      ...given.flatMap(({ permissionSetId, gives }) => gives.fields.map((row) => ({ permissionSetId, ...row }))),
    ],
    entityAccess: [
      ...laid.entityAccess.filter((row) => row.type !== 'ApexClass' || stays(row)),
      ...given.flatMap(({ permissionSetId, gives }) =>
        gives.classes.map(({ name }) => ({ permissionSetId, type: 'ApexClass' as const, id: classes.idOf(name) })),
      ),
    ],
  };
};
