/**
 * Gaps that no failed request shows: some objects do not refuse a caller without rights, they just give less. Whatever
 * came back empty, or without somebody, is taken for absent only when the caller is known to see all of it.
 */
import type { Inventory, User, UserLogin } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import { SILENT_SOURCES, type SilentSource } from '../platform/permissions.js';
import { callerReadsAll } from './sources/caller.js';
import type { GapSink } from './sources/gaps.js';
import { canBeUsername } from './sources/users.js';
import { bundle } from '../text/messages.js';

const messages = bundle('org.gaps');

/** Without the org's time nobody knows what has expired. */
export const reportNoClock = (gaps: GapSink): void =>
  gaps.add({ source: 'Clock', reason: 'notSupported', detail: messages.getMessage('noClock') });

/** A username that was not found is only known to be unknown when the caller can see every user. */
const reportUnseenUsers = (gaps: GapSink, usernames: string[], users: User[], readsAll: boolean | null): void => {
  if (readsAll === true) return;
  const found = new Set(users.map(({ username }) => nameKey(username)));
  const unseen = usernames.filter((name) => canBeUsername(name) && !found.has(nameKey(name)));
  if (unseen.length === 0) return;
  gaps.add({
    source: 'User',
    reason: 'permission',
    detail: messages.getMessage('unseenUser'),
    subjects: unseen,
    curable: true,
  });
};

/** User rows that a source withheld although their owner surely has one. */
const reportUnseenUserLogins = (
  gaps: GapSink,
  users: User[],
  userLogins: UserLogin[],
  readsAll: boolean | null,
): void => {
  if (readsAll === true) return;
  const seen = new Set(userLogins.map(({ userId }) => userId));
  const unseen = users.filter(({ id }) => !seen.has(id)).map(({ id }) => id);
  if (unseen.length === 0) return;
  gaps.add({
    source: 'UserLogin',
    reason: 'permission',
    detail: messages.getMessage('unseenUserLogin'),
    subjects: unseen,
    curable: true,
  });
};

/** @param rowsOf what a source gave; undefined: nothing was asked of it */
export const reportSilent = (
  gaps: GapSink,
  permissions: string[] | null,
  rowsOf: (source: SilentSource) => readonly unknown[] | undefined,
): void => {
  for (const source of SILENT_SOURCES) {
    const rows = rowsOf(source);
    if (rows !== undefined) gaps.silent(source, rows, callerReadsAll(source, permissions));
  }
};

type Seen = Pick<
  Inventory,
  | 'apexRestClasses'
  | 'assignments'
  | 'entityAccess'
  | 'fieldAccess'
  | 'objectAccess'
  | 'runAsChanges'
  | 'userLogins'
  | 'users'
> & {
  /** Usernames that apps name. */
  usernames: string[];
};

/** @param permissions the caller's, null when they could not be read */
export const reportUnseen = (gaps: GapSink, permissions: string[] | null, seen: Seen): void => {
  reportUnseenUsers(gaps, seen.usernames, seen.users, callerReadsAll('User', permissions));
  reportUnseenUserLogins(gaps, seen.users, seen.userLogins, callerReadsAll('UserLogin', permissions));
  const ofUsers = <T>(rows: T[]): T[] | undefined => (seen.users.length > 0 ? rows : undefined);
  const rows: Readonly<Record<SilentSource, readonly unknown[] | undefined>> = {
    ApexClass: seen.apexRestClasses,
    FieldPermissions: ofUsers(seen.fieldAccess),
    ObjectPermissions: ofUsers(seen.objectAccess),
    // A set that is not shown is missed where it is assigned.
    PermissionSet: undefined,
    PermissionSetAssignment: ofUsers(seen.assignments),
    SetupAuditTrail: seen.runAsChanges,
    SetupEntityAccess: ofUsers(seen.entityAccess),
  };
  reportSilent(gaps, permissions, (source) => rows[source]);
};

/** Of logins, a caller without the right sees his own. */
export const reportOwnLoginsOnly = (gaps: GapSink): void => {
  gaps.add({
    source: 'LoginHistory',
    reason: 'permission',
    detail: messages.getMessage('ownLoginsOnly'),
    curable: true,
  });
};
