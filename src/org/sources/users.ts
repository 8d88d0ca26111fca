/** Users by username, e-mail address or id, in one query per piece of the list. */
import type { User } from '../../inventory/inventory.js';
import { nameKey } from '../../inventory/names.js';
import type { OrgClient } from '../client/client.js';
import { rowsBy, type Query } from '../client/query.js';
import { soqlInPieces } from '../client/soql.js';
import type { GapSink } from './gaps.js';

const COLUMNS =
  'Id, Username, Email, IsActive, UserType, ProfileId, Profile.Name, Profile.UserLicense.Name, LastLoginDate';

/** A Username has at most 80 characters and no control characters; anything else cannot name a user. */
export const canBeUsername = (value: string): boolean =>
  value.length <= 80 &&
  value.isWellFormed() &&
  ![...value].some((character) => character < ' ' || character === '\u007f');

const userQuery = (soql: string[]): Query<User[]> => ({
  soql,
  about: ['Id', 'Username'],
  fold: rowsBy((row) => ({
    id: row.need.id('Id'),
    username: row.need.text('Username'),
    active: row.need.flag('IsActive'),
    email: row.text('Email'),
    userType: row.text('UserType'),
    profileId: row.id('ProfileId'),
    profile: row.text('Profile.Name'),
    license: row.text('Profile.UserLicense.Name'),
    lastLoginAt: row.instant('LastLoginDate'),
  })),
});

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
  const byName = soqlInPieces(
    names.values(),
    (list) => `SELECT ${COLUMNS} FROM User WHERE Username IN (${list}) OR Email IN (${list})`,
  );
  const byId = soqlInPieces(ids, (list) => `SELECT ${COLUMNS} FROM User WHERE Id IN (${list})`);
  const [users] = await client.query<[User[]]>(userQuery([...byName, ...byId]));
  gaps.answered('User', users);
  return [...new Map(users.result.map((user) => [user.id, user])).values()];
};
