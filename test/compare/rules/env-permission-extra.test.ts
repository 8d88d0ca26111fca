import { envPermissionExtra } from '../../../src/compare/rules/env-permission-extra.js';
import { ACCESS_SET_ID, gap, permissionSet, profileSet } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';
import { PRODUCTION_USER, production } from '../two-orgs.js';

pairTable(envPermissionExtra, [
  { it: 'passes with the same access', expect: 'pass' },
  {
    it: 'fails for a permission that only the target gives, with the grant',
    target: {
      permissionSets: [
        profileSet({ permissions: ['ApiUserOnly', 'ModifyAllData'] }),
        permissionSet({ permissions: ['ApiEnabled', 'ViewEventLogFiles'] }),
      ],
    },
    expect: 'fail',
    effect: 'riskier',
    severity: 'medium',
    subject: PRODUCTION_USER,
    message: /ModifyAllData\.$/,
    evidence:
      /^target PermissionSet: ModifyAllData: given by profile "Minimum Access - API Only Integrations", which doesn't give it on the source/,
  },
  {
    it: 'fails for an object',
    target: {
      objectAccess: [
        ...production().objectAccess,
        { permissionSetId: ACCESS_SET_ID, object: 'Account', rights: ['read'] },
      ],
    },
    expect: 'fail',
    message: /Account \(read\)/,
  },
  {
    it: 'leaves out a field of an object that the user does not see',
    target: {
      fieldAccess: [
        ...production().fieldAccess,
        { permissionSetId: ACCESS_SET_ID, field: 'Account.Phone', rights: ['read'] },
      ],
    },
    expect: 'pass',
  },
  { it: 'fails for a class', source: { entityAccess: [] }, expect: 'fail', message: /Apex class SignCallback/ },
  {
    it: 'does not take a restriction for access',
    source: {
      permissionSets: [
        profileSet({ permissions: [] }),
        permissionSet({ permissions: ['ApiEnabled', 'ViewEventLogFiles'] }),
      ],
    },
    expect: 'pass',
  },
  {
    it: 'says how many more there are',
    target: {
      objectAccess: [
        ...production().objectAccess,
        ...Array.from({ length: 20 }, (_, i) => ({
          permissionSetId: ACCESS_SET_ID,
          object: `Thing${i}__c`,
          rights: ['read' as const],
        })),
      ],
    },
    expect: 'fail',
    message: /and 15 more\.$/,
    evidence: /and 11 more$/,
  },
  {
    it: 'is inconclusive when the source could not be read',
    source: { gaps: [gap('ObjectPermissions')] },
    expect: 'inconclusive',
    message: /source/,
  },
  {
    it: 'is inconclusive when the target could not be read',
    target: { gaps: [gap('FieldPermissions')] },
    expect: 'inconclusive',
    message: /target/,
  },
  { it: 'does not apply without a Run As user', source: { users: [] }, expect: 'notApplicable' },
]);
