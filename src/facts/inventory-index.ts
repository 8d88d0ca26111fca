import type {
  App,
  Assignment,
  Inventory,
  LoginSummary,
  PermissionSet,
  PermissionSetGroup,
  ProfileLimits,
  RunAsChange,
  User,
  UserLogin,
} from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { gapIndex, type GapIndex } from './gap-index.js';

/** Lookups over an Inventory, built once per evaluation, so that the facts of many apps cost linear time. */
export type InventoryIndex = {
  inventory: Inventory;
  gaps: GapIndex;
  userById: ReadonlyMap<string, User>;
  /** By {@link nameKey} of the username. */
  userByUsername: ReadonlyMap<string, User>;
  /** Usernames by {@link nameKey} of the e-mail address. */
  usernamesByEmail: ReadonlyMap<string, string[]>;
  userLoginByUser: ReadonlyMap<string, UserLogin>;
  assignmentsByUser: ReadonlyMap<string, Assignment[]>;
  setById: ReadonlyMap<string, PermissionSet>;
  /** API names of what a permission set grants, by its id; every grant of the set shares them. */
  permissionsBySet: ReadonlyMap<string, ReadonlySet<string>>;
  groupById: ReadonlyMap<string, PermissionSetGroup>;
  /** Apps by each of their names ({@link nameKey} of name and label). */
  appsByName: ReadonlyMap<string, App[]>;
  /** Newest first. */
  loginsByUser: ReadonlyMap<string, LoginSummary[]>;
  /** Run As changes by `id:` of the app and `name:` of its label. */
  changesByApp: ReadonlyMap<string, RunAsChange[]>;
  /** The newest Run As change that says nothing about its app. */
  namelessChange: RunAsChange | null;
  limitsByProfile: ReadonlyMap<string, ProfileLimits>;
  /** Permission sets that an app, class … is attached to, by the id of that entity. */
  setsByEntity: ReadonlyMap<string, ReadonlySet<string>>;
};

/** The keys under which an app may appear in a log: its name and its label. */
export const namesOfApp = (app: Pick<App, 'label' | 'name'>): string[] => [
  ...new Set([app.name, app.label ?? ''].map(nameKey).filter((key) => key !== '')),
];

const by = <T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T> =>
  new Map(rows.map((row) => [keyOf(row), row]));

const groupBy = <T, V = T>(
  rows: readonly T[],
  keysOf: (row: T) => readonly string[],
  valueOf: (row: T) => V,
): Map<string, V[]> => {
  const groups = new Map<string, V[]>();
  for (const row of rows) {
    for (const key of keysOf(row)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [valueOf(row)]);
      else group.push(valueOf(row));
    }
  }
  return groups;
};

const itself = <T>(row: T): T => row;

const setsByEntity = (inventory: Inventory): Map<string, Set<string>> => {
  const sets = new Map<string, Set<string>>();
  for (const { id, permissionSetId } of inventory.entityAccess) {
    sets.set(idKey(id), (sets.get(idKey(id)) ?? new Set()).add(idKey(permissionSetId)));
  }
  return sets;
};

/** A user may have several rows; the worst of them counts. */
const userLoginByUser = (rows: readonly UserLogin[]): Map<string, UserLogin> => {
  const merged = new Map<string, UserLogin>();
  for (const row of rows) {
    const before = merged.get(idKey(row.userId));
    merged.set(idKey(row.userId), {
      id: row.frozen || row.locked ? row.id : (before?.id ?? row.id),
      userId: row.userId,
      frozen: row.frozen || before?.frozen === true,
      locked: row.locked || before?.locked === true,
    });
  }
  return merged;
};

const keysOfChange = ({ appId, appLabel }: RunAsChange): string[] => [
  ...(appId === null ? [] : [`id:${idKey(appId)}`]),
  ...(appLabel === null ? [] : [`name:${nameKey(appLabel)}`]),
];

/** Where the trail's changes of an app may be found. */
export const changeKeysOf = (app: Pick<App, 'id' | 'label' | 'name'>): string[] => [
  ...(app.id === null ? [] : [`id:${idKey(app.id)}`]),
  ...namesOfApp(app).map((name) => `name:${name}`),
];

const newestNameless = (changes: readonly RunAsChange[]): RunAsChange | null =>
  changes
    .filter(({ appId, appLabel }) => appId === null && appLabel === null)
    .reduce<RunAsChange | null>((a, b) => (a !== null && Date.parse(a.at) >= Date.parse(b.at) ? a : b), null);

export const indexInventory = (inventory: Inventory): InventoryIndex => ({
  inventory,
  gaps: gapIndex(inventory.gaps),
  userById: by(inventory.users, ({ id }) => idKey(id)),
  userByUsername: by(inventory.users, ({ username }) => nameKey(username)),
  usernamesByEmail: groupBy(
    inventory.users,
    ({ email }) => (email === null ? [] : [nameKey(email)]),
    ({ username }) => username,
  ),
  userLoginByUser: userLoginByUser(inventory.userLogins),
  assignmentsByUser: groupBy(inventory.assignments, ({ userId }) => [idKey(userId)], itself),
  setById: by(inventory.permissionSets, ({ id }) => idKey(id)),
  permissionsBySet: new Map(inventory.permissionSets.map(({ id, permissions }) => [idKey(id), new Set(permissions)])),
  groupById: by(inventory.permissionSetGroups, ({ id }) => idKey(id)),
  appsByName: groupBy(inventory.apps, namesOfApp, itself),
  loginsByUser: groupBy(
    inventory.logins.summaries.toSorted((a, b) => Date.parse(b.newestAt) - Date.parse(a.newestAt)),
    ({ userId }) => [idKey(userId)],
    itself,
  ),
  changesByApp: groupBy(inventory.runAsChanges, keysOfChange, itself),
  namelessChange: newestNameless(inventory.runAsChanges),
  limitsByProfile: by(inventory.profileLimits, ({ profileId }) => idKey(profileId)),
  setsByEntity: setsByEntity(inventory),
});
