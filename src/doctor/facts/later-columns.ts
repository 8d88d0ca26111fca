import { either, cannotTell, type PlatformFact } from './fact.js';

/** Columns that later releases have, or that describes of some orgs lack. */
const LATER: ReadonlyArray<readonly [object: string, column: string]> = [
  ['PermissionSetAssignment', 'IsActive'],
  ['PermissionSetAssignment', 'IsRevoked'],
  ['ObjectPermissions', 'PermissionsViewAllFields'],
  ['ExtlClntAppOauthPlcyCnfg', 'RequiredSessionLevel'],
  ['ExtlClntAppOauthPlcyCnfg', 'PolicyAction'],
  ['ExtlClntAppOauthPlcyCnfg', 'NamedUserJwtSessionTimeoutType'],
  ['LoginHistory', 'AuthContextClassRef'],
  ['LoginHistory', 'NetworkId'],
];

export const laterColumns: PlatformFact = {
  id: 'later-columns',
  judge: ({ columns }) => {
    const known = LATER.filter(([object]) => columns.has(object));
    if (known.length === 0) return cannotTell();
    const lacking = known.filter(([object, column]) => !columns.get(object)?.has(column)).map((path) => path.join('.'));
    return either(lacking.length === 0, 'lacking', [
      known.length - lacking.length,
      known.length,
      lacking.join(' | ') || '-',
    ]);
  },
};
