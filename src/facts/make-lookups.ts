import type { App } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { isClientCredentials } from '../platform/logins.js';
import { accessRows } from './effective-access.js';
import { grantsOfUser } from './grants.js';
import type { InventoryIndex } from './inventory-index.js';
import { loginsByApp } from './login-index.js';
import type { Lookups } from './lookups.js';
import { resolveRunAs } from './run-as.js';
import { findSharing } from './sharing.js';

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

export const lookupsOf = (index: InventoryIndex, now: Date): Lookups => {
  const runAsOf = memo((app: App) => resolveRunAs(index, app));
  const logins = memo(() => loginsByApp(index, runAsOf));
  const sharing = memo(() => findSharing(index, runAsOf));
  const rows = memo(() => accessRows(index.inventory.objectAccess, index.inventory.fieldAccess));
  const fieldsWithRows = memo(() => new Set(index.inventory.fieldAccess.map(({ field }) => field.toLowerCase())));
  return {
    runAsOf,
    grantsOf: memo((userId: string) => grantsOfUser(index, userId, now), idKey),
    loginsOf: (app) => logins(undefined)(app),
    otherLoginsOf: memo(
      (userId: string) => (index.loginsByUser.get(idKey(userId)) ?? []).filter((login) => !isClientCredentials(login)),
      idKey,
    ),
    sharing: () => sharing(undefined),
    accessRows: () => rows(undefined),
    hasFieldRows: (field) => fieldsWithRows(undefined).has(field.toLowerCase()),
  };
};
