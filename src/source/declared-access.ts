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
import type { Attached, ProfilePart, RightsPart, SourceParts } from './parts.js';
import { aggregate } from './rights.js';

const messages = bundle('source');

export type DeclaredAccess = Pick<
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

/** What the policy file says of one user, whom several apps may run as. */
type Declaration = { username: string; apps: App[]; permissionSets: string[] | null; profile: string | null };

type Content = { label: string; sessionActivated: boolean; rights: RightsPart; complete: boolean; isGroup: boolean };

const integrationsOf = (app: App, integrations: readonly OrgIntegration[]): OrgIntegration[] => {
  const names = [app.name, appKey(app)].map(nameKey);
  return integrations.filter((one) => names.includes(nameKey(one.app)));
};

const declarationsOf = (apps: readonly App[], integrations: readonly OrgIntegration[]): Declaration[] => {
  const named = apps.filter(({ runAs }) => runAs.state === 'configured');
  const byUser = Map.groupBy(named, ({ runAs }) => nameKey(runAs.state === 'configured' ? runAs.username : ''));
  return [...byUser.values()].map((same) => {
    const declared = same.flatMap((app) => integrationsOf(app, integrations));
    const sets = declared.flatMap(({ permissionSets }) => (permissionSets === undefined ? [] : [permissionSets]));
    const [first] = same;
    return {
      username: first?.runAs.state === 'configured' ? first.runAs.username : '',
      apps: same,
      permissionSets: sets.length === 0 ? null : [...new Set(sets.flat())],
      profile: declared.find(({ profile }) => profile !== undefined)?.profile ?? null,
    };
  });
};

const lookup = <T>(map: ReadonlyMap<string, T>, name: string): T | undefined =>
  map.get(name) ?? [...map].find(([key]) => nameKey(key) === nameKey(name))?.[1];

const present = <T>(values: ReadonlyArray<T | undefined>): T[] => values.filter((value) => value !== undefined);

/** A set, or a group with what its members give; undefined where the source has neither. */
const contentOf = (parts: SourceParts, name: string): Content | undefined => {
  const set = lookup(parts.permissionSets, name);
  if (set !== undefined) {
    const { rights, label, sessionActivated } = set;
    return {
      rights,
      label: label ?? name,
      sessionActivated: sessionActivated ?? false,
      complete: true,
      isGroup: false,
    };
  }
  const group = lookup(parts.permissionSetGroups, name);
  if (group === undefined) return undefined;
  const members = present(group.members.map((member) => lookup(parts.permissionSets, member)));
  const muting = present(group.muting.map((one) => lookup(parts.mutingPermissionSets, one)));
  return {
    label: group.label ?? name,
    sessionActivated: group.sessionActivated,
    rights: aggregate(
      members.map(({ rights }) => rights),
      muting.map(({ rights }) => rights),
    ),
    complete: members.length === group.members.length && muting.length === group.muting.length,
    isGroup: true,
  };
};

const NO_RIGHTS: RightsPart = { granted: [], denied: [], objects: [], fields: [], classes: [] };

/** Numbers of stand-ins, apart from those of apps and classes. */
const FIRST = 100_000_000;

type State = DeclaredAccess & { parts: SourceParts; classes: ClassIds; idOf: (key: string) => string };

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
  const { label, sessionActivated, rights, complete } = content;
  if (groupId !== null && !state.permissionSetGroups.some(({ id }) => id === groupId)) {
    state.permissionSetGroups.push({ id: groupId, name, label, status: complete ? 'Updated' : null, sessionActivated });
  }
  addSet(state, { id: setId, name, label, ownedByProfile: false, profileId: null, groupId, sessionActivated }, rights);
  return { setId, groupId };
};

const profileNamed = ({ profiles }: SourceParts, name: string): ProfilePart | undefined =>
  lookup(profiles, name) ?? [...profiles].find(([fullName]) => isProfileNamed(name, fullName))?.[1];

/** Every user has a profile, and the set that it owns: a profile that the policy file does not name gives nothing. */
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

const addUser = (state: State, { username, permissionSets, profile }: Declaration): void => {
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
  const assign = (permissionSetId: string, groupId: string | null): void => {
    state.assignments.push({ userId, permissionSetId, groupId, expiresAt: null, active: null, revoked: null });
  };
  const contents = (permissionSets ?? []).map((name) => [name, contentOf(state.parts, name)] as const);
  const missing = [
    ...contents.filter(([, content]) => content === undefined).map(([name]) => name),
    ...(profile !== null && part === undefined ? [profile] : []),
  ];
  const nothingNamed = permissionSets === null && profile === null;
  if (nothingNamed || missing.length > 0) {
    const detail = nothingNamed
      ? messages.getMessage('gap.notDeclared')
      : messages.getMessage('gap.declaredElsewhere', [missing.join(', ')]);
    state.gaps.push({ source: 'PermissionSet', reason: 'notInSource', detail, subjects: [username] });
    return;
  }
  assign(state.idOf(`set of profile:${profile ?? ''}`), null);
  for (const [name, content] of contents) {
    if (content === undefined) continue;
    const { setId, groupId } = addGranting(state, name, content);
    assign(setId, groupId);
  }
};

/** Attachments count where they are to something that a user has. */
const addAttached = (state: State, apps: readonly App[], attached: ReadonlyMap<string, Attached>): void => {
  for (const app of apps) {
    const { permissionSets = [], profiles = [] } = attached.get(appKey(app)) ?? {};
    const type = app.kind === 'ConnectedApp' ? 'ConnectedApplication' : 'ExternalClientApplication';
    const names = new Set(permissionSets.map(nameKey));
    for (const { id, name, ownedByProfile } of state.permissionSets) {
      const isAttached = ownedByProfile
        ? name !== '' && profiles.some((profile) => isProfileNamed(name, profile))
        : names.has(nameKey(name));
      if (isAttached && app.id !== null) state.entityAccess.push({ permissionSetId: id, type, id: app.id });
    }
  }
};

export const declaredAccess = (
  parts: SourceParts,
  { apps, attached }: { apps: readonly App[]; attached: ReadonlyMap<string, Attached> },
  integrations: readonly OrgIntegration[],
  classes: ClassIds,
): DeclaredAccess => {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const key = nameKey(name);
    const id = ids.get(key) ?? standInId(FIRST + ids.size);
    ids.set(key, id);
    return id;
  };
  const rows: DeclaredAccess = {
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
