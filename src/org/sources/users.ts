/** Users by username, e-mail address or id, in one query per piece of the list. */
import type { User } from '../../inventory/inventory.js';
import { nameKey } from '../../inventory/names.js';
import type { OrgClient, Query } from '../client/client.js';
import type { RequestFailure } from '../client/failure.js';
import { flag, instant, text } from '../client/row.js';
import { soqlInPieces } from '../client/soql.js';
import type { GapSink } from './gaps.js';

const COLUMNS =
  'Id, Username, Email, IsActive, UserType, ProfileId, Profile.Name, Profile.UserLicense.Name, LastLoginDate';

/** A Username has at most 80 characters and no control characters; anything else cannot name a user. */
export const canBeUsername = (value: string): boolean =>
  value.length <= 80 && ![...value].some((character) => character < ' ' || character === '\u007f');

const userQuery = (soql: string): Query<User> => ({
  soql,
  map: (row) => {
    const id = text(row, 'Id');
    const username = text(row, 'Username');
    const active = flag(row, 'IsActive');
    if (id === null || username === null || active === null) return undefined;
    return {
      id,
      username,
      active,
      email: text(row, 'Email'),
      userType: text(row, 'UserType'),
      profileId: text(row, 'ProfileId'),
      profile: text(row, 'Profile.Name'),
      license: text(row, 'Profile.UserLicense.Name'),
      lastLoginAt: instant(row, 'LastLoginDate'),
    };
  },
});

const firstFailure = (results: Array<{ failure: RequestFailure | null }>): RequestFailure | null =>
  results.find(({ failure }) => failure !== null)?.failure ?? null;

/**
 * Users whose Username or e-mail address is one of `usernames` (an e-mail in place of a Username is a common mistake),
 * or whose id is one of `ids`.
 */
export const readUsers = async (
  client: OrgClient,
  gaps: GapSink,
  { usernames, ids }: { usernames: string[]; ids: string[] },
): Promise<User[]> => {
  const names = new Map(usernames.filter(canBeUsername).map((name) => [nameKey(name), name]));
  const queries = [
    ...soqlInPieces(
      names.values(),
      (list) => `SELECT ${COLUMNS} FROM User WHERE Username IN (${list}) OR Email IN (${list})`,
    ),
    ...soqlInPieces(ids, (list) => `SELECT ${COLUMNS} FROM User WHERE Id IN (${list})`),
  ].map(userQuery);
  const results = await client.query<User[]>(...queries);
  gaps.failed('User', firstFailure(results));
  const byId = new Map(results.flatMap(({ rows }) => rows).map((user) => [user.id, user]));
  return [...byId.values()];
};
