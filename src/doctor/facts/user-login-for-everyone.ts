import { callerReadsAll } from '../../org/sources/caller.js';
import { SOME } from '../read/queries.js';
import { cannotTell, either, type PlatformFact } from './fact.js';

/** Whether every user has a row in UserLogin, those who were never frozen included. */
export const userLoginForEveryone: PlatformFact = {
  id: 'user-login-for-everyone',
  judge: ({ users, userLogins, permissions }) => {
    if (users === null || userLogins === null || callerReadsAll('UserLogin', permissions) !== true) return cannotTell();
    // Both are in the order of ids, and rows beyond what was read prove nothing.
    const last = userLogins.length < SOME ? null : (userLogins.at(-1) ?? null);
    const compared = users.filter((id) => last === null || id <= last);
    if (compared.length === 0) return cannotTell();
    const having = new Set(userLogins);
    const rows = compared.filter((id) => having.has(id)).length;
    return either(rows === compared.length, 'someOf', [rows, compared.length]);
  },
};
