import { nextId } from './org.js';
import type { Assignment, Org, PermissionSet, PermissionSetGroup, Profile, Stamps, User } from '../org/model.js';

export type UserSpec = Stamps & {
  username: string;
  profile: Profile;
  firstName?: string | null;
  lastName?: string;
  email?: string;
  active?: boolean;
  frozen?: boolean;
  locked?: boolean;
  hasUserLogin?: boolean;
  lastLoginAt?: Date | null;
};

/** A user, assigned to the permission set that the profile owns, as on the platform. */
export const addUser = (org: Org, spec: UserSpec): User => {
  const user: User = {
    id: nextId(org, 'User'),
    username: spec.username,
    firstName: spec.firstName ?? null,
    lastName: spec.lastName ?? spec.username.split('@')[0] ?? spec.username,
    email: spec.email ?? spec.username,
    active: spec.active ?? true,
    frozen: spec.frozen ?? false,
    locked: spec.locked ?? false,
    hasUserLogin: spec.hasUserLogin ?? (spec.frozen === true || spec.locked === true),
    profile: spec.profile,
    lastLoginAt: spec.lastLoginAt ?? null,
    createdAt: spec.createdAt,
    createdById: spec.createdById,
    modifiedAt: spec.modifiedAt,
  };
  org.users.push(user);
  assign(org, user, spec.profile.permissionSet);
  return user;
};

export type AssignmentSpec = { expiresAt?: Date | null; active?: boolean; revoked?: boolean };

/** Assigns a permission set or a group. An assignment whose date has passed is no longer active. */
export const assign = (
  org: Org,
  user: User,
  to: PermissionSet | PermissionSetGroup,
  spec: AssignmentSpec = {},
): Assignment => {
  const group = 'aggregate' in to ? to : null;
  const expiresAt = spec.expiresAt ?? null;
  const assignment: Assignment = {
    id: nextId(org, 'PermissionSetAssignment'),
    user,
    permissionSet: 'aggregate' in to ? to.aggregate : to,
    group,
    expiresAt,
    active: spec.active ?? (expiresAt === null || expiresAt > org.now),
    revoked: spec.revoked ?? false,
  };
  org.assignments.push(assignment);
  return assignment;
};
