import type { App } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import type { AccessRows } from './effective-access.js';
import { grantsOfUser, type UserGrants } from './grants.js';
import type { InventoryIndex } from './inventory-index.js';
import { loginsByApp, type AppLogins } from './login-index.js';
import { resolveRunAs, type ResolvedRunAs } from './run-as.js';
import { findSharing, type Sharing } from './sharing.js';

/** What several facts and several apps ask for again and again, worked out at most once per evaluation. */
export type Lookups = {
  runAsOf(app: App): ResolvedRunAs;
  grantsOf(userId: string): UserGrants;
  loginsOf(app: App): AppLogins;
  sharing(): Sharing;
  accessRows(): AccessRows;
  /** Whether any permission set that was read says something about the field (`Object.Field`). */
  hasFieldRows: (field: string) => boolean;
};

const memo = <A, R>(compute: (argument: A) => R, keyOf: (argument: A) => unknown = (argument) => argument) => {
  const results = new Map<unknown, R>();
  return (argument: A): R => {
    const key = keyOf(argument);
    const found = results.get(key);
    if (found !== undefined) return found;
    const result = compute(argument);
    results.set(key, result);
    return result;
  };
};

const accessRowsOf = ({ inventory }: InventoryIndex): AccessRows => {
  const objects = Map.groupBy(inventory.objectAccess, ({ permissionSetId }) => idKey(permissionSetId));
  const fields = Map.groupBy(inventory.fieldAccess, ({ permissionSetId }) => idKey(permissionSetId));
  return {
    objectsOf: (id) => objects.get(idKey(id)) ?? [],
    fieldsOf: (id) => fields.get(idKey(id)) ?? [],
  };
};

export const lookupsOf = (index: InventoryIndex, now: Date): Lookups => {
  const runAsOf = memo((app: App) => resolveRunAs(index, app));
  const logins = memo(() => loginsByApp(index, runAsOf));
  const sharing = memo(() => findSharing(index, runAsOf));
  const accessRows = memo(() => accessRowsOf(index));
  const fieldsWithRows = memo(() => new Set(index.inventory.fieldAccess.map(({ field }) => field.toLowerCase())));
  return {
    runAsOf,
    grantsOf: memo((userId: string) => grantsOfUser(index, userId, now), idKey),
    loginsOf: (app) => logins(undefined)(app),
    sharing: () => sharing(undefined),
    accessRows: () => accessRows(undefined),
    hasFieldRows: (field) => fieldsWithRows(undefined).has(field.toLowerCase()),
  };
};
