/** What the Run As users of a source may do: what its sets give that the policy file names for them. */
import {
  appKey,
  type App,
  type EntityAccess,
  type Gap,
  type Inventory,
  type PermissionSet,
} from '../inventory/inventory.js';
import { standInId } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { isProfileNamed } from '../platform/profile-names.js';
import type { OrgIntegration } from '../policy/environments.js';
import { bundle } from '../text/messages.js';
import type { ClassIds } from './class-ids.js';
import { declarationsOf, type Declaration } from './declarations.js';
import { openGrantsOf } from './open-grants.js';
import { partNamed } from './part-named.js';
import type { Attached, ProfilePart, RightsPart, SourceParts } from './parts.js';
import { aggregate, mutesClasses } from './rights.js';

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

type Content = {
  label: string;
  sessionActivated: boolean;
  rights: RightsPart;
  isGroup: boolean;
  /** Members that the source does not have. */
  missing: string[];
  /** Whether the source has all that is muted, and nothing in it that nobody knows. */
  mutingKnown: boolean;
  /** Elements that nobody knows. */
  unknown: string[];
};

const present = <T>(values: ReadonlyArray<T | undefined>): T[] => values.filter((value) => value !== undefined);

/** A set, or a group with what its members give; undefined where the source has neither. */
const contentOf = (parts: SourceParts, name: string): Content | undefined => {
  const set = partNamed(parts.permissionSets, name);
  if (set !== undefined) {
    const { rights, label, sessionActivated, unknown } = set;
    return {
      rights,
      label: label ?? name,
      sessionActivated: sessionActivated ?? false,
      isGroup: false,
      missing: [],
      mutingKnown: true,
      unknown,
    };
  }
  const group = partNamed(parts.permissionSetGroups, name);
  if (group === undefined) return undefined;
  const members = present(group.members.map((member) => partNamed(parts.permissionSets, member)));
  const muting = present(group.muting.map((one) => partNamed(parts.mutingPermissionSets, one)));
  return {
    label: group.label ?? name,
    sessionActivated: group.sessionActivated ?? false,
    rights: aggregate(
      members.map(({ rights }) => rights),
      muting.map(({ rights }) => rights),
    ),
    isGroup: true,
    missing: group.members.filter((member) => partNamed(parts.permissionSets, member) === undefined),
    mutingKnown:
      muting.length === group.muting.length &&
      !muting.some(({ rights, unknown }) => mutesClasses(rights) || unknown.length > 0),
    unknown: [...group.unknown, ...members.flatMap(({ unknown }) => unknown)],
  };
};

const NO_RIGHTS: RightsPart = { granted: [], denied: [], objects: [], fields: [], classes: [] };

/** Numbers of stand-ins, apart from those of apps and classes. */
const FIRST = 100_000_000;

type State = AccessOfSource & { parts: SourceParts; classes: ClassIds; idOf: (key: string) => string };

const addRights = (state: State, permissionSetId: string, { objects, fields, classes }: RightsPart): void => {
  state.objectAccess.push(...objects.map((row) => ({ permissionSetId, ...row })));
  state.fieldAccess.push(...fields.map((row) => ({ permissionSetId, ...row })));
  const opened = classes.filter(({ enabled }) => enabled);
  state.entityAccess.push(
    ...opened.map(({ name }): EntityAccess => ({ permissionSetId, type: 'ApexClass', id: state.classes.idOf(name) })),
  );
};

const addSet = (state: State, set: Omit<PermissionSet, 'permissions'>, rights: RightsPart): void => {
  if (state.permissionSets.some(({ id }) => id === set.id)) return;
  state.permissionSets.push({ ...set, permissions: [...rights.granted].sort() });
  addRights(state, set.id, rights);
};

const addGranting = (state: State, name: string, content: Content): { setId: string; groupId: string | null } => {
  const setId = state.idOf(`set:${name}`);
  const groupId = content.isGroup ? state.idOf(`group:${name}`) : null;
  const { label, sessionActivated, rights, mutingKnown } = content;
  if (groupId !== null && !state.permissionSetGroups.some(({ id }) => id === groupId)) {
    state.permissionSetGroups.push({
      id: groupId,
      name,
      label,
      status: mutingKnown ? 'Updated' : null,
      sessionActivated,
    });
  }
  addSet(state, { id: setId, name, label, ownedByProfile: false, profileId: null, groupId, sessionActivated }, rights);
  return { setId, groupId };
};

const profileNamed = ({ profiles }: SourceParts, name: string): ProfilePart | undefined =>
  partNamed(profiles, name) ?? [...profiles].find(([fullName]) => isProfileNamed(name, fullName))?.[1];

/** Every user has a profile, and the set that it owns; what one that is not in the source gives is told by a gap. */
const addProfile = (state: State, name: string, part: ProfilePart | undefined): string => {
  const profileId = state.idOf(`profile:${name}`);
  const label = name === '' ? '' : name;
  addSet(
    state,
    {
      id: state.idOf(`set of profile:${name}`),
      name: label,
      label,
      ownedByProfile: true,
      profileId,
      groupId: null,
      sessionActivated: false,
    },
    part?.rights ?? NO_RIGHTS,
  );
  if (state.profileLimits.some((one) => one.profileId === profileId)) return profileId;
  const about: Omit<Gap, 'detail'> = { source: 'Profile', reason: 'notInSource', subjects: [profileId] };
  if (!part?.loginIpRanges) {
    state.gaps.push({ ...about, detail: messages.getMessage('gap.profileElsewhere') });
    return profileId;
  }
  state.profileLimits.push({ profileId, loginIpRanges: part.loginIpRanges, loginHours: part.loginHours });
  if (part.loginHours === null) {
    state.gaps.push({ ...about, detail: messages.getMessage('gap.hoursElsewhere'), columns: ['loginHours'] });
  }
  return profileId;
};

const addUser = (state: State, declaration: Declaration): void => {
  const { username, permissionSets, profiles } = declaration;
  const profile = profiles.length === 1 ? (profiles[0] ?? null) : null;
  const part = profile === null ? undefined : profileNamed(state.parts, profile);
  const profileId = addProfile(state, profile ?? '', part);
  const userId = state.idOf(`user:${username}`);
  state.users.push({
    id: userId,
    username,
    email: null,
    active: true,
    userType: null,
    profileId,
    profile,
    license: null,
    lastLoginAt: null,
  });
  if (permissionSets === null && profiles.length === 0) {
    const detail = messages.getMessage('gap.notDeclared');
    state.gaps.push({ source: 'PermissionSet', reason: 'notInSource', detail, subjects: [username] });
    return;
  }
  const assign = (permissionSetId: string, groupId: string | null): void => {
    state.assignments.push({ userId, permissionSetId, groupId, expiresAt: null, active: null, revoked: null });
  };
  assign(state.idOf(`set of profile:${profile ?? ''}`), null);
  const missing = profile !== null && part === undefined ? [profile] : [];
  const unknown = [...(part?.unknown ?? [])];
  for (const name of permissionSets ?? []) {
    const content = contentOf(state.parts, name);
    if (content === undefined) missing.push(name);
    else {
      const { setId, groupId } = addGranting(state, name, content);
      assign(setId, groupId);
      missing.push(...content.missing);
      unknown.push(...content.unknown);
    }
  }
  state.gaps.push(...openGrantsOf(declaration, { missing, part, unknown }));
};

/** Attachments count where they are to something that a user has. */
const addAttached = (state: State, apps: readonly App[], attached: ReadonlyMap<string, Attached>): void => {
  for (const app of apps) {
    const { permissionSets = [], profiles = [] } = attached.get(appKey(app)) ?? {};
    const type = app.kind === 'ConnectedApp' ? 'ConnectedApplication' : 'ExternalClientApplication';
    const names = new Set(permissionSets.map(nameKey));
    const isNamed = (name: string): boolean =>
      [name, ...(partNamed(state.parts.permissionSetGroups, name)?.members ?? [])].some((one) =>
        names.has(nameKey(one)),
      );
    for (const { id, name, ownedByProfile } of state.permissionSets) {
      const isAttached = ownedByProfile
        ? name !== '' && profiles.some((profile) => isProfileNamed(name, profile))
        : isNamed(name);
      if (isAttached && app.id !== null) state.entityAccess.push({ permissionSetId: id, type, id: app.id });
    }
  }
};

export const declaredAccess = (
  parts: SourceParts,
  { apps, attached }: { apps: readonly App[]; attached: ReadonlyMap<string, Attached> },
  integrations: readonly OrgIntegration[],
  classes: ClassIds,
): AccessOfSource => {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const key = nameKey(name);
    const id = ids.get(key) ?? standInId(FIRST + ids.size);
    ids.set(key, id);
    return id;
  };
  const rows: AccessOfSource = {
    assignments: [],
    entityAccess: [],
    fieldAccess: [],
    objectAccess: [],
    permissionSetGroups: [],
    permissionSets: [],
    profileLimits: [],
    users: [],
    gaps: [],
  };
  const state: State = { ...rows, parts, classes, idOf };
  for (const declaration of declarationsOf(apps, integrations)) addUser(state, declaration);
  addAttached(state, apps, attached);
  return rows;
};
