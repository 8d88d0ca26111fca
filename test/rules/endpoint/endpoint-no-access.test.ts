import { endpointNoAccess } from '../../../src/rules/endpoint/endpoint-no-access.js';
import {
  ACCESS_SET_ID,
  assignment,
  daysAgo,
  externalClientApp,
  gap,
  id,
  permissionSet,
  permissionSetGroup,
  PROFILE_SET_ID,
  profileSet,
} from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { apexClass, classes, CLASS_ID, hiddenClass } from '../../support/apex-classes.js';
import { at, PATH } from '../../support/declarations.js';

const policy = at(PATH);
const two = {
  integrations: [PATH, '/services/apexrest/other'].map((endpoint) => ({ app: 'Sign_Callback', endpoint })),
};
const groupId = id('0PG', 1);
const given = classes(apexClass());
const noAccess = { ...given, entityAccess: [] };

ruleTable(endpointNoAccess, [
  { it: 'does not apply without a policy file', given, expect: 'notApplicable' },
  { it: 'does not apply when no class answers', policy, given: classes(), expect: 'notApplicable' },
  {
    it: 'does not apply without a Run As user',
    policy,
    given: { ...given, apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'notApplicable',
  },
  { it: 'passes with class access', policy, given, expect: 'pass' },
  {
    it: 'fails without',
    policy,
    given: noAccess,
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'SignCallback'],
    shows: ['SetupEntityAccess: no grant in force gives sign.bot@example.com access to the Apex class SignCallback'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'PermissionSet: classAccesses SignCallback enabled = true',
    ],
    subject: 'sign.bot@example.com',
    evidence: /access to the Apex class SignCallback/,
  },
  {
    it: 'fails with access to another class',
    policy,
    given: { ...given, entityAccess: [{ permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: id('01p', 2) }] },
    expect: 'fail',
  },
  {
    it: 'fails when the set has expired',
    policy,
    given: {
      ...given,
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ expiresAt: daysAgo(1) })],
    },
    expect: 'fail',
  },
  {
    it: 'passes with Author Apex',
    policy,
    given: { ...noAccess, permissionSets: [profileSet({ permissions: ['AuthorApex'] }), permissionSet()] },
    expect: 'pass',
  },
  {
    it: 'passes by id of 15 characters',
    policy,
    given: {
      ...given,
      entityAccess: [{ permissionSetId: ACCESS_SET_ID, type: 'ApexClass', id: CLASS_ID.slice(0, 15) }],
    },
    expect: 'pass',
  },
  {
    it: 'is inconclusive for a hidden class',
    policy: at('/services/apexrest/pkg/x'),
    given: classes(hiddenClass('pkg')),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/pkg/x'],
    shows: [
      'Policy file: endpoint: /services/apexrest/pkg/x',
      'ApexClass: pkg.Hidden (its source is hidden): may answer',
    ],
  },
  {
    it: 'is inconclusive when access was not read',
    policy,
    given: { ...noAccess, gaps: [gap('SetupEntityAccess')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when a group that is recalculated may give it',
    policy,
    given: {
      ...noAccess,
      assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment({ groupId })],
      permissionSets: [profileSet(), permissionSet({ groupId })],
      permissionSetGroups: [permissionSetGroup({ status: 'Updating' })],
    },
    expect: 'inconclusive',
  },
  {
    it: 'names every class without access',
    policy: two,
    given: {
      ...noAccess,
      ...classes(apexClass(), apexClass({ id: id('01p', 2), name: 'Other', urlMapping: '/other' })),
      entityAccess: [],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'SignCallback, Other'],
    shows: [
      'SetupEntityAccess: no grant in force gives sign.bot@example.com access to the Apex class SignCallback',
      'SetupEntityAccess: no grant in force gives sign.bot@example.com access to the Apex class Other',
    ],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'PermissionSet: classAccesses SignCallback enabled = true',
      'PermissionSet: classAccesses Other enabled = true',
    ],
    remedy: /SignCallback, Other/,
  },
  {
    it: 'is inconclusive about every endpoint of which a hidden class may be behind',
    policy: {
      integrations: ['a', 'b'].map((name) => ({ app: 'Sign_Callback', endpoint: `/services/apexrest/pkg/${name}` })),
    },
    given: classes(hiddenClass('pkg')),
    expect: 'inconclusive',
    tokens: ['/services/apexrest/pkg/a, /services/apexrest/pkg/b'],
    shows: [
      'Policy file: endpoint: /services/apexrest/pkg/a',
      'ApexClass: pkg.Hidden (its source is hidden): may answer',
      'Policy file: endpoint: /services/apexrest/pkg/b',
      'ApexClass: pkg.Hidden (its source is hidden): may answer',
    ],
  },
]);
