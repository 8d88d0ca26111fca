/** Users of an org to whom a source gives something that nobody knows here. Pure. */
import type { Gap, Inventory } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { OPEN_GRANTS } from '../inventory/open-access.js';
import { isProfileNamed } from '../platform/profile-names.js';
import { bundle } from '../text/messages.js';
import type { Members } from '../inventory/group-members.js';
import type { SourceParts } from './parts.js';

const messages = bundle('source');

/** By name in lower case what nobody knows of each set, group or profile that has such elements. */
const unknownIn = (parts: ReadonlyMap<string, { unknown: string[] }>): Map<string, string[]> =>
  new Map([...parts].flatMap(([name, { unknown }]) => (unknown.length > 0 ? [[nameKey(name), unknown] as const] : [])));

export const gapsOfUnknownRights = (
  parts: SourceParts,
  { assignments, permissionSets, permissionSetGroups, users }: Inventory,
  members: Members,
): Gap[] => {
  const sets = unknownIn(parts.permissionSets);
  const muting = [...unknownIn(parts.mutingPermissionSets).values()].flat();
  const groups = unknownIn(parts.permissionSetGroups);
  const profiles = unknownIn(parts.profiles);
  if (sets.size + muting.length + groups.size + profiles.size === 0) return [];
  const setNames = new Map(permissionSets.map(({ id, name }) => [idKey(id), nameKey(name)]));
  const ofGroup = new Map(
    permissionSetGroups.map(({ id, name }) => {
      const names = members?.get(id)?.sets.map(nameKey) ?? [...sets.keys()];
      const unknown = [...names.flatMap((one) => sets.get(one) ?? []), ...(groups.get(nameKey(name)) ?? [])];
      // Which groups a muting set belongs to is not looked for.
      return [idKey(id), [...unknown, ...muting]];
    }),
  );
  return users.flatMap(({ id, username, profile }): Gap[] => {
    const own = assignments.filter(({ userId }) => idKey(userId) === idKey(id));
    const unknown = [
      ...own.flatMap(({ permissionSetId }) => sets.get(setNames.get(idKey(permissionSetId)) ?? '') ?? []),
      ...own.flatMap(({ groupId }) => ofGroup.get(idKey(groupId ?? '')) ?? []),
      ...[...parts.profiles].flatMap(([name, { unknown: of }]) => (isProfileNamed(profile ?? '', name) ? of : [])),
    ];
    if (unknown.length === 0) return [];
    const detail = messages.getMessage('gap.unknownElements', [username, [...new Set(unknown)].join(', ')]);
    return [{ source: 'PermissionSet', reason: 'notInSource', detail, subjects: [id], columns: [OPEN_GRANTS] }];
  });
};
