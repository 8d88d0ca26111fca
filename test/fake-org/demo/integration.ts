/** The pattern of an integration done well; what is wrong with the others is what they do differently. */
import { addPermissionSet, addUser, assign } from '../builders/index.js';
import { DOMAIN } from './people.js';
import type { ObjectRight, Org, PermissionSet, Profile, User } from '../org/model.js';

/** A Run As user of its own: on an integration profile, with one permission set that grants the API and little else. */
export const addIntegrationUser = (
  org: Org,
  name: string,
  profile: Profile,
  spec: {
    objects?: Record<string, ObjectRight[]>;
    expiresAt?: Date;
    user?: { active?: boolean; frozen?: boolean; locked?: boolean };
  } = {},
): { user: User; access: PermissionSet } => {
  const label = name.replaceAll('_', ' ');
  const user = addUser(org, {
    username: `${name.toLowerCase().replaceAll('_', '.')}@${DOMAIN}`,
    firstName: 'Integration',
    lastName: label,
    email: `platform-identity@${DOMAIN}`,
    profile,
    ...spec.user,
  });
  const access = addPermissionSet(org, {
    name: `${name}_Access`,
    label: `${label} Access`,
    permissions: ['ApiEnabled'],
    objects: spec.objects,
  });
  assign(org, user, access, { expiresAt: spec.expiresAt });
  return { user, access };
};
