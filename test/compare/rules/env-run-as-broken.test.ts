import { envRunAsBroken } from '../../../src/compare/rules/env-run-as-broken.js';
import { externalClientApp, gap, inventory, user, USER_ID } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';
import { SANDBOX_USER } from '../two-orgs.js';

const inactive = user({ active: false });
const missing = { apps: [externalClientApp({ runAs: { state: 'missing' as const, certain: true } })] };
const waiving = {
  file: 'nhi-policy.yml',
  policy: {
    version: 1 as const,
    waivers: [{ rule: 'run-as-inactive', app: 'Sign_Callback', reason: 'known', expires: '2027-01-01' }],
  },
};

pairTable(envRunAsBroken, [
  { it: 'passes when both users work', expect: 'pass' },
  {
    it: 'fails when the user of the target is deactivated',
    target: { users: [inactive] },
    expect: 'fail',
    effect: 'breaks',
    severity: 'critical',
    message: /deactivated/,
    evidence: /target User: .*IsActive is false/,
  },
  {
    it: 'fails when the target has no Run As user',
    target: missing,
    expect: 'fail',
    severity: 'critical',
    message: /no Run As user/i,
  },
  {
    it: 'fails when the name is no Username of the target',
    target: { users: [] },
    expect: 'fail',
    severity: 'critical',
    message: /not the Username/,
  },
  {
    it: 'says each reason',
    target: { users: [inactive], userLogins: [{ userId: USER_ID, frozen: true, locked: true }] },
    expect: 'fail',
    findings: 3,
  },
  {
    it: 'passes when it is broken on the source as well',
    source: { users: [{ ...inactive, username: SANDBOX_USER }] },
    target: { users: [inactive] },
    expect: 'pass',
  },
  {
    it: 'does not mind what is broken on the source only',
    source: { users: [{ ...inactive, username: SANDBOX_USER }] },
    expect: 'pass',
  },
  { it: 'speaks of Run As rules only', target: { apps: [externalClientApp({ scopes: [] })] }, expect: 'pass' },
  { it: 'leaves out what a policy file waives', policy: waiving, target: { users: [inactive] }, expect: 'pass' },
  {
    it: 'is inconclusive when the user of the target could not be read',
    target: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
    evidence: /target User/,
  },
  {
    it: 'is inconclusive when the grants of the target could not be read',
    target: { assignments: inventory().assignments, gaps: [gap('PermissionSetAssignment')] },
    expect: 'inconclusive',
  },
  {
    it: 'fails although the source could not be read',
    source: { users: [], gaps: [gap('User')] },
    target: { users: [inactive] },
    expect: 'fail',
    severity: 'critical',
  },
  {
    it: 'does not apply where the target does not use the flow',
    target: {
      apps: [
        externalClientApp({ flow: { settings: false, policy: false }, runAs: { state: 'missing', certain: true } }),
      ],
    },
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when the app of the target could not be read',
    target: {
      apps: [externalClientApp({ flow: { settings: null, policy: null }, runAs: { state: 'notKnown' } })],
      gaps: [gap('ExtlClntAppOauthPlcyCnfg')],
    },
    expect: 'inconclusive',
    message: /target/,
  },
  { it: 'does not apply to an app that is missing', target: { apps: [] }, expect: 'notApplicable' },
]);
