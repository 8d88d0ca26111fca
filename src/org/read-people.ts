/** The third to fifth link: who the apps run as, what these users did, what they are assigned and what that gives. */
import type { App, Inventory, LoginSummary } from '../inventory/inventory.js';
import { isClientCredentials } from '../platform/logins.js';
import { inBackground, type Begun, type Reading } from './begin.js';
import { describe } from './describe.js';
import { readAccess, type Access } from './read-access.js';
import { readActivity } from './read-activity.js';
import type { Configuration } from './read-configuration.js';
import { readRunAsUsers } from './read-run-as-users.js';
import { reportOwnLoginsOnly } from './report-unseen.js';
import { applyProofs } from './run-as-proof.js';
import { callerReadsAll } from './sources/caller.js';
import { mergeLogins, reportLogins } from './sources/login-history.js';
import { readProfileLimits } from './sources/profile-limits.js';
import { readUsers } from './sources/users.js';
import { profilesOf, runAsUsersOf } from './what-apps-need.js';

export type People = Pick<Inventory, 'logins' | 'profileLimits' | 'userLogins' | 'users'> & Access & { apps: App[] };

/** Users that a login proved while the others were already read, with what their profiles limit. */
const readLateUsers = async (
  { client, gaps }: Reading,
  ids: string[],
  profiles: string[],
): Promise<Pick<Inventory, 'profileLimits' | 'users'>> => {
  const users = await readUsers(client, gaps, { usernames: [], ids });
  const others = profilesOf(users).filter((id) => !profiles.includes(id));
  return { users, profileLimits: await readProfileLimits(client, gaps, others) };
};

/** @param alsoRunAs usernames that are read as if an app ran as them */
export const readPeople = async (
  reading: Reading,
  begun: Begun,
  { apps: configured, hasExternalClientApps, permissions }: Configuration,
  alsoRunAs: readonly string[],
): Promise<People> => {
  const { client, gaps, from, onStage } = reading;
  onStage('users');
  const objectColumns = inBackground(describe(client, 'ObjectPermissions'));
  const [{ logins: filtered }, { changes, complete: changesComplete }] = await Promise.all([begun.first, begun.trail]);
  const mayReadLogins = callerReadsAll('LoginHistory', permissions);
  const canReadLogins = (summaries: LoginSummary[]): boolean =>
    mayReadLogins ?? new Set(summaries.map(({ userId }) => userId)).size > 1;
  const { apps, users, lateUserIds, orgLogins } = await readRunAsUsers(client, gaps, {
    apps: configured,
    alsoRunAs,
    trail: { changes, complete: changesComplete },
    logins: filtered,
    from,
    canReadLogins,
  });

  onStage('activity');
  const runAsUsers = runAsUsersOf(apps, users, alsoRunAs);
  const profiles = profilesOf(runAsUsers);
  const limits = inBackground(readProfileLimits(client, gaps, profiles));
  const late = inBackground(readLateUsers(reading, lateUserIds, profiles));
  const activity = await readActivity(client, gaps, {
    userIds: [...runAsUsers.map(({ id }) => id), ...lateUserIds],
    assignmentColumns: await begun.assignmentColumns,
    from,
    filterFound: filtered.found,
  });

  onStage('permissions');
  const access = inBackground(
    readAccess(client, gaps, {
      assignments: activity.assignments,
      setColumns: await begun.setColumns,
      objectColumns: await objectColumns,
      withExternalClientApps: hasExternalClientApps === true,
    }),
  );
  const [org, lateUsers, ownLimits] = await Promise.all([orgLogins, late, limits]);
  reportLogins(gaps, filtered);
  const summaries = mergeLogins(filtered.result, org.summaries.filter(isClientCredentials), activity.logins);
  const seesAll = canReadLogins(summaries);
  if (!seesAll) reportOwnLoginsOnly(gaps);
  const loginsComplete = org.everybody && seesAll;
  return {
    // Whatever was read of logins, in whichever link, proves what the configuration does not show.
    apps: applyProofs(configured, { changes, changesComplete, logins: summaries, loginsComplete }),
    users: [...users, ...lateUsers.users],
    userLogins: activity.userLogins,
    profileLimits: [...ownLimits, ...lateUsers.profileLimits],
    logins: { from: from.toISOString(), clientCredentials: org.everybody ? 'org' : 'runAsUsers', summaries },
    ...(await access),
  };
};
