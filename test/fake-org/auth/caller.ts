/** What a user may do: the union of what every assignment in force grants. */
import { contentOf } from '../data/permission-rows.js';
import type { Assignment, Org, PermissionSet, User } from '../org/model.js';

export type Caller = { user: User; permissions: ReadonlySet<string>; permissionSets: ReadonlySet<PermissionSet> };

const inForce = (assignment: Assignment, now: Date): boolean =>
  assignment.active &&
  !assignment.revoked &&
  !assignment.permissionSet.sessionActivated &&
  (assignment.expiresAt === null || assignment.expiresAt > now);

export const callerOf = (org: Org, user: User): Caller => {
  const permissions = new Set<string>();
  const permissionSets = new Set<PermissionSet>();
  for (const assignment of org.assignments) {
    if (assignment.user !== user || !inForce(assignment, org.now)) continue;
    const { permissionSet, group } = assignment;
    permissionSets.add(permissionSet);
    for (const member of group?.members ?? []) permissionSets.add(member);
    for (const permission of contentOf(permissionSet).rights.permissions) permissions.add(permission);
  }
  return { user, permissions, permissionSets };
};

export const hasAny = (caller: Caller, ...permissions: string[]): boolean =>
  permissions.some((permission) => caller.permissions.has(permission));

/** True when one of the caller's sets, or a group's aggregate, gives access to the class or app. */
export const hasEntity = (caller: Caller, id: string): boolean =>
  [...caller.permissionSets].some((set) => contentOf(set).entities.some((entity) => entity.id === id));
