/** What the policy file is to say of the integration. Pure. */
import type { Integration } from '../../policy/policy.js';
import { API_ONLY } from './access.js';
import { componentNames } from './names.js';
import type { ScaffoldSpec } from './spec.js';

/**
 * Everything that is known and the same in every org: the user name is not, and a rotation and a review are a person's
 * word. Objects and fields are declared also where there are none, since the user is to have none.
 */
export const policyEntry = (spec: ScaffoldSpec, service: string | null): Integration => {
  const { name, label, contactEmail, endpoint, scopes, access, ipRanges } = spec;
  const names = componentNames(name);
  return {
    app: name,
    service: service ?? label,
    owner: contactEmail,
    ...(endpoint && { endpoint: endpoint.path }),
    scopes,
    permissionSets: [names.permissionSet],
    ...(ipRanges.length > 0 && { profile: names.profile }),
    // The user may only use the API: no audit takes that for too much.
    access: {
      permissions: access.permissions.filter((permission) => permission !== API_ONLY),
      objects: access.objects,
      fields: access.fields,
    },
  };
};
