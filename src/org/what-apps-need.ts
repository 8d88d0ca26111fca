/** Which further reading the apps at hand call for. Pure. */
import type { App, User } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { configuredUsernames } from './read-run-as-users.js';

/**
 * Those of the users that some app runs as; the others only have an e-mail address that an app names.
 *
 * @param also usernames that count as those of Run As users
 */
export const runAsUsersOf = (apps: App[], users: User[], also: readonly string[] = []): User[] => {
  const names = new Set([...configuredUsernames(apps), ...also].map((name) => nameKey(name)));
  const ids = new Set(apps.flatMap(({ runAs }) => ('userId' in runAs ? [idKey(runAs.userId)] : [])));
  return users.filter(({ id, username }) => ids.has(idKey(id)) || names.has(nameKey(username)));
};

/** Profiles whose login ranges and hours bind somebody that an app runs as. */
export const profilesOf = (users: User[]): string[] => [...new Set(users.flatMap(({ profileId }) => profileId ?? []))];
