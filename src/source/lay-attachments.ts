/** What apps are attached to after a deploy: what their policies in the source name, and nothing else. Pure. */
import { appKey, type App, type EntityAccess, type Inventory } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { isProfileNamed } from '../platform/profile-names.js';
import type { LaidApps } from './apps-of.js';
import type { Members } from '../inventory/group-members.js';
import type { SourceParts } from './parts.js';

type Access = Pick<Inventory, 'entityAccess' | 'permissionSetGroups' | 'permissionSets'>;

type Known = Pick<Inventory, 'users'> & { groups: SourceParts['permissionSetGroups']; members: Members };

/** Names by which a set can be named: its own; of what a group gives, the group's and those of its members. */
const namesOfSets = (
  { permissionSetGroups, permissionSets }: Access,
  { groups, members }: Known,
): Map<string, { own: string[]; members: string[] }> => {
  const inSource = new Map([...groups].map(([name, part]) => [nameKey(name), part.members]));
  const ofGroup = new Map(
    permissionSetGroups.map(({ id, name }) => [
      idKey(id),
      { own: [nameKey(name)], members: inSource.get(nameKey(name)) ?? members?.get(id)?.sets ?? [] },
    ]),
  );
  return new Map(
    permissionSets.map(({ id, name, groupId }) => {
      const group = ofGroup.get(idKey(groupId ?? ''));
      return [idKey(id), { own: group?.own ?? [nameKey(name)], members: (group?.members ?? []).map(nameKey) }];
    }),
  );
};

export const layAttachments = (access: Access, { apps, added, attached }: LaidApps, known: Known): EntityAccess[] => {
  const laid = apps.filter((app) => attached.has(appKey(app)) && app.id !== null);
  const ids = new Set(laid.map(({ id }) => idKey(id ?? '')));
  const profiles = new Map(known.users.map(({ profileId, profile }) => [idKey(profileId ?? ''), profile]));
  const names = namesOfSets(access, known);
  const aggregates = new Set(access.permissionSets.flatMap(({ id, groupId }) => (groupId === null ? [] : [idKey(id)])));
  const before = new Set(
    access.entityAccess.map(({ permissionSetId, id }) => `${idKey(permissionSetId)} ${idKey(id)}`),
  );
  // Not every org tells what the set of a group opens through its members.
  const showsGroups = access.entityAccess.some(({ permissionSetId }) => aggregates.has(idKey(permissionSetId)));
  const isNew = new Set(added);
  const attachedTo = (app: App): EntityAccess[] => {
    const { permissionSets = [], profiles: fullNames = [] } = attached.get(appKey(app)) ?? {};
    const named = new Set(permissionSets.map(nameKey));
    const type = app.kind === 'ConnectedApp' ? 'ConnectedApplication' : 'ExternalClientApplication';
    return access.permissionSets
      .filter(({ id, ownedByProfile, profileId }) => {
        const profile = profiles.get(idKey(profileId ?? ''));
        if (ownedByProfile) return !!profile && fullNames.some((fullName) => isProfileNamed(profile, fullName));
        const { own = [], members = [] } = names.get(idKey(id)) ?? {};
        if (own.some((name) => named.has(name))) return true;
        const shown = showsGroups || isNew.has(app) || before.has(`${idKey(id)} ${idKey(app.id ?? '')}`);
        return shown && members.some((name) => named.has(name));
      })
      .map(({ id }) => ({ permissionSetId: id, type, id: app.id ?? '' }));
  };
  return [
    ...access.entityAccess.filter(({ type, id }) => type === 'ApexClass' || !ids.has(idKey(id))),
    ...laid.flatMap(attachedTo),
  ];
};
