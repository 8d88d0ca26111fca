/** Which further reading the apps at hand call for. Pure. */
import type { App, User } from '../inventory/inventory.js';
import { idKey } from '../inventory/ids.js';
import { nameKey } from '../inventory/names.js';
import { configuredUsernames } from './read-run-as-users.js';

/** Those of the users that some app runs as; the others only have an e-mail address that an app names. */
export const runAsUsersOf = (apps: App[], users: User[]): User[] => {
  const names = new Set(configuredUsernames(apps).map((name) => nameKey(name)));
  const ids = new Set(apps.flatMap(({ runAs }) => ('userId' in runAs ? [idKey(runAs.userId)] : [])));
  return users.filter(({ id, username }) => ids.has(idKey(id)) || names.has(nameKey(username)));
};

/** Profiles whose limits decide for some app: login hours bind whatever the app does about addresses. */
export const decisiveProfiles = (apps: App[], users: User[]): string[] =>
  runAsUsersOf(apps, users).flatMap(({ profileId }) => profileId ?? []);

/** Apps with the flow on, in one half at least, that run as no user of this org. */
export const flowWithoutUser = (apps: App[], users: User[]): App[] => {
  const names = new Set(users.map(({ username }) => nameKey(username)));
  return apps.filter(
    ({ flow, runAs }) =>
      (flow.settings === true || flow.policy === true) &&
      (runAs.state === 'missing' || (runAs.state === 'configured' && !names.has(nameKey(runAs.username)))),
  );
};
