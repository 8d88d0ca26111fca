/** What the Run As users of a source may do: what its sets give that the policy file names for them. Pure. */
import {
  appKey,
  type App,
  type Assignment,
  type EntityAccess,
  type Gap,
  type Inventory,
  type PermissionSet,
  type User,
} from '../inventory/inventory.js';
import { standInId } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { isProfileNamed } from '../platform/profile-names.js';
import type { OrgIntegration } from '../policy/environments.js';
import { bundle } from '../text/messages.js';
import type { ClassIds } from './class-ids.js';
import { declaredUsers, gapsOfUser, isUndeclared, type DeclaredUser, type UsedProfile } from './declared-users.js';
import { partNamed } from './part-named.js';
import type { Attached, RightsPart, SourceParts } from './parts.js';
import type { SetContent } from './set-content.js';

const messages = bundle('source');

export type AccessOfSource = Pick<
  Inventory,
  | 'assignments'
  | 'entityAccess'
  | 'fieldAccess'
  | 'objectAccess'
  | 'permissionSetGroups'
  | 'permissionSets'
  | 'profileLimits'
  | 'users'
> & { gaps: Gap[] };

const NO_RIGHTS: RightsPart = { granted: [], denied: [], objects: [], fields: [], classes: [] };

/** Numbers of stand-ins, apart from those of apps and classes. */
const FIRST = 100_000_000;

type Ids = Record<'group' | 'profile' | 'profileSet' | 'set' | 'user', (name: string) => string>;

const makeIds = (): Ids => {
  const ids = new Map<string, string>();
  const idOf = (key: string): string => {
    const id = ids.get(key) ?? standInId(FIRST + ids.size);
    ids.set(key, id);
    return id;
  };
  const of =
    (what: keyof Ids) =>
    (name: string): string =>
      idOf(`${what}:${nameKey(name)}`);
  return { group: of('group'), profile: of('profile'), profileSet: of('profileSet'), set: of('set'), user: of('user') };
};

type UsedSet = { name: string; content: SetContent };

const usedSets = ({ sets }: DeclaredUser): UsedSet[] =>
  sets.flatMap(({ name, content }) => (content === undefined ? [] : [{ name, content }]));

/** Each once, as it is spelt first. */
const onceNamed = <T extends { name: string }>(things: readonly T[]): T[] =>
  [...Map.groupBy(things, ({ name }) => nameKey(name)).values()].flatMap((same) => same.slice(0, 1));

type SetWithRights = { set: Omit<PermissionSet, 'permissions'>; rights: RightsPart };

/** Every user has a profile, and the set that it owns; what one that is not in the source gives is told by a gap. */
const setOfProfile = (ids: Ids, { name, part }: UsedProfile): SetWithRights => ({
  set: {
    id: ids.profileSet(name),
    name,
    label: name,
    ownedByProfile: true,
    profileId: ids.profile(name),
    groupId: null,
    sessionActivated: false,
  },
  rights: part?.rights ?? NO_RIGHTS,
});

const groupIdOf = (ids: Ids, { name, content }: UsedSet): string | null => (content.isGroup ? ids.group(name) : null);

/** A set, or what an org would keep of all that a group gives. */
const setOfContent = (ids: Ids, used: UsedSet): SetWithRights => {
  const { label, sessionActivated, rights } = used.content;
  const [id, groupId] = [ids.set(used.name), groupIdOf(ids, used)];
  return {
    set: { id, name: used.name, label, ownedByProfile: false, profileId: null, groupId, sessionActivated },
    rights,
  };
};

const groupOf = (ids: Ids, used: UsedSet): AccessOfSource['permissionSetGroups'] => {
  const id = groupIdOf(ids, used);
  const { label, sessionActivated, mutingKnown } = used.content;
  return id === null ? [] : [{ id, name: used.name, label, status: mutingKnown ? 'Updated' : null, sessionActivated }];
};

const limitsOf = (ids: Ids, { name, part }: UsedProfile): AccessOfSource['profileLimits'] =>
  part?.loginIpRanges
    ? [{ profileId: ids.profile(name), loginIpRanges: part.loginIpRanges, loginHours: part.loginHours }]
    : [];

const gapsOfProfile = (ids: Ids, { name, part }: UsedProfile): Gap[] => {
  const about: Omit<Gap, 'detail'> = { source: 'Profile', reason: 'notInSource', subjects: [ids.profile(name)] };
  if (!part?.loginIpRanges) return [{ ...about, detail: messages.getMessage('gap.profileElsewhere') }];
  return part.loginHours === null
    ? [{ ...about, detail: messages.getMessage('gap.hoursElsewhere'), columns: ['loginHours'] }]
    : [];
};

const userOf = (ids: Ids, { declaration: { username }, profile: { name } }: DeclaredUser): User => ({
  id: ids.user(username),
  username,
  email: null,
  active: true,
  userType: null,
  profileId: ids.profile(name),
  profile: name === '' ? null : name,
  license: null,
  lastLoginAt: null,
});

const assignmentsOf = (ids: Ids, user: DeclaredUser): Assignment[] => {
  if (isUndeclared(user)) return [];
  const userId = ids.user(user.declaration.username);
  const assign = (permissionSetId: string, groupId: string | null): Assignment => ({
    userId,
    permissionSetId,
    groupId,
    expiresAt: null,
    active: null,
    revoked: null,
  });
  return [
    assign(ids.profileSet(user.profile.name), null),
    ...usedSets(user).map((used) => assign(ids.set(used.name), groupIdOf(ids, used))),
  ];
};

/** Attachments count where they are to something that a user has. */
const attachmentsOf = (
  app: App,
  { permissionSets = [], profiles = [] }: Partial<Attached>,
  sets: readonly SetWithRights[],
  { permissionSetGroups: groups }: SourceParts,
): EntityAccess[] => {
  const { id: appId, kind } = app;
  if (appId === null) return [];
  const names = new Set(permissionSets.map(nameKey));
  const isNamed = (name: string): boolean =>
    [name, ...(partNamed(groups, name)?.members ?? [])].some((one) => names.has(nameKey(one)));
  const isAttached = ({ set: { name, ownedByProfile } }: SetWithRights): boolean =>
    ownedByProfile ? name !== '' && profiles.some((profile) => isProfileNamed(name, profile)) : isNamed(name);
  return sets.filter(isAttached).map(({ set: { id } }) => ({
    permissionSetId: id,
    type: kind === 'ConnectedApp' ? 'ConnectedApplication' : 'ExternalClientApplication',
    id: appId,
  }));
};

export const declaredAccess = (
  parts: SourceParts,
  { apps, attached }: { apps: readonly App[]; attached: ReadonlyMap<string, Attached> },
  integrations: readonly OrgIntegration[],
  classes: ClassIds,
): AccessOfSource => {
  const ids = makeIds();
  const users = declaredUsers(parts, apps, integrations);
  const profiles = onceNamed(users.map(({ profile }) => profile));
  const used = onceNamed(users.flatMap(usedSets));
  const sets = [
    ...profiles.map((profile) => setOfProfile(ids, profile)),
    ...used.map((content) => setOfContent(ids, content)),
  ];
  const rowsOf = <T>(rows: (rights: RightsPart) => T[]): Array<T & { permissionSetId: string }> =>
    sets.flatMap(({ set: { id }, rights }) => rows(rights).map((row) => ({ permissionSetId: id, ...row })));
  return {
    users: users.map((user) => userOf(ids, user)),
    assignments: users.flatMap((user) => assignmentsOf(ids, user)),
    permissionSets: sets.map(({ set, rights }) => ({ ...set, permissions: [...rights.granted].sort() })),
    permissionSetGroups: used.flatMap((content) => groupOf(ids, content)),
    objectAccess: rowsOf(({ objects }) => objects),
    fieldAccess: rowsOf(({ fields }) => fields),
    entityAccess: [
      ...rowsOf(({ classes: opened }) =>
        opened
          .filter(({ enabled }) => enabled)
          .map(({ name }) => ({ type: 'ApexClass' as const, id: classes.idOf(name) })),
      ),
      ...apps.flatMap((app) => attachmentsOf(app, attached.get(appKey(app)) ?? {}, sets, parts)),
    ],
    profileLimits: profiles.flatMap((profile) => limitsOf(ids, profile)),
    gaps: [...profiles.flatMap((profile) => gapsOfProfile(ids, profile)), ...users.flatMap(gapsOfUser)],
  };
};
