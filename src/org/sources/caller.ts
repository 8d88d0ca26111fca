/**
 * What the caller may do, from UserPermissionAccess (one row about the current user).
 *
 * Some objects do not refuse a caller without rights but show less of themselves; these permissions tell the two apart.
 */
import type { Source } from '../../inventory/inventory.js';
import { DECIDING_PERMISSIONS, opensAllOf, unknownPermissions } from '../../platform/permissions.js';
import type { OrgClient } from '../client/client.js';
import { rowsBy, type Answer, type Query } from '../client/query.js';
import { describe, type Described } from '../describe.js';
import type { GapSink } from './gaps.js';

/** @param columns what a describe of UserPermissionAccess listed */
const callerPermissionsQuery = (columns: Set<string>): Query<string[][]> => {
  const asked = DECIDING_PERMISSIONS.filter((permission) => columns.has(`Permissions${permission}`));
  return {
    soql: [
      `SELECT ${['Id', ...asked.map((permission) => `Permissions${permission}`)].join(', ')} FROM UserPermissionAccess`,
    ],
    fold: rowsBy((row) => asked.filter((permission) => row.flag(`Permissions${permission}`) === true)),
  };
};

/**
 * The caller's permissions; null, with a gap, when they could not be read. Their columns are those of PermissionSet;
 * only where those could not be read, or are not quite the same after all, is it worth a call to ask for the object's
 * own.
 */
export const readCaller = async (
  client: OrgClient,
  gaps: GapSink,
  permissionSet: Promise<Described>,
): Promise<string[] | null> => {
  const ask = async ({ columns, failure }: Described): Promise<Answer<string[][]>> =>
    failure
      ? { result: [], failure, spoilt: [] }
      : (await client.query<[string[][]]>(callerPermissionsQuery(columns)))[0];
  let described = await permissionSet;
  let caller = await ask(described);
  if (caller.failure) {
    described = await describe(client, 'UserPermissionAccess');
    caller = await ask(described);
  }
  if (described.failure === null) gaps.noSuchPermissions(unknownPermissions(described.columns));
  gaps.answered('UserPermissionAccess', caller);
  return caller.result[0] ?? null;
};

/** Whether the caller has what opens all rows of a source; null: his permissions could not be read. */
export const callerReadsAll = (source: Source, permissions: readonly string[] | null): boolean | null =>
  permissions === null ? null : opensAllOf(source).some((permission) => permissions.includes(permission));
