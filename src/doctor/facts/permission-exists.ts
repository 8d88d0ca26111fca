/** Whether the org knows a user permission: it is a column of the caller's permissions and of permission sets. */
import type { Seen } from '../seen.js';
import { cannotTell, either, type Judgement } from './fact.js';

export const permissionExists = ({ columns }: Pick<Seen, 'columns'>, permission: string): Judgement => {
  const described = ['UserPermissionAccess', 'PermissionSet'].flatMap((object) => columns.get(object) ?? []);
  return described.length === 0
    ? cannotTell()
    : either(described.some((object) => object.has(`Permissions${permission}`)));
};
