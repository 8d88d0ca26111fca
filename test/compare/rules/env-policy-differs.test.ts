import { envPolicyDiffers } from '../../../src/compare/rules/env-policy-differs.js';
import type { App } from '../../../src/inventory/inventory.js';
import {
  ACCESS_SET_ID,
  APP_ID,
  externalClientApp,
  gap,
  permissionSet,
  PROFILE_ID,
  PROFILE_SET_ID,
  profileSet,
  user,
} from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';
import { digest, production, SANDBOX_USER } from '../two-orgs.js';

const here = (changes: Partial<App>) => ({
  apps: [externalClientApp({ runAs: { state: 'configured', username: SANDBOX_USER }, ...changes })],
});
const there = (changes: Partial<App>) => ({ apps: [externalClientApp(changes)] });
const unrestricted = { profileLimits: [{ profileId: PROFILE_ID, loginIpRanges: [], loginHours: [] }] };
const notAttached = production().entityAccess.filter(({ type }) => type === 'ApexClass');

pairTable(envPolicyDiffers, [
  { it: 'passes with the same policies', expect: 'pass' },
  {
    it: 'does not mind other hosts, keys, dates, contacts and addresses',
    target: there({
      consumerKeyDigest: digest('x'),
      policyModifiedAt: '2020-01-01T00:00:00.000Z',
      contactEmail: 'prod@example.com',
      ipRanges: [{ start: '198.51.100.1', end: '198.51.100.2' }],
    }),
    expect: 'pass',
  },
  { it: 'does not mind how a policy is spelt', target: there({ ipRelaxation: 'ENFORCE' }), expect: 'pass' },
  {
    it: 'calls relaxed IP restrictions riskier',
    target: there({ ipRelaxation: 'Bypass' }),
    expect: 'fail',
    effect: 'riskier',
    severity: 'high',
    evidence: /target ExtlClntAppOauthPlcyCnfg: IP relaxation: Bypass/,
  },
  {
    it: 'warns that enforced ones may break',
    source: here({ ipRelaxation: 'Bypass' }),
    expect: 'fail',
    effect: 'breaks',
  },
  {
    it: 'calls two kinds of enforcement different',
    target: there({ ipRelaxation: 'Enforce_RelaxRefresh' }),
    expect: 'fail',
    effect: 'different',
    severity: 'info',
  },
  {
    it: 'calls an unknown policy different',
    target: there({ ipRelaxation: '9' }),
    expect: 'fail',
    effect: 'different',
  },
  {
    it: 'warns of addresses that only the target restricts',
    source: unrestricted,
    expect: 'fail',
    effect: 'breaks',
    message: /addresses of the caller/,
  },
  {
    it: 'calls it riskier when only the source restricts them',
    target: unrestricted,
    expect: 'fail',
    effect: 'riskier',
    severity: 'medium',
    evidence: /source Profile: loginIpRanges: some addresses only\ntarget Profile: loginIpRanges: any address/,
  },
  {
    it: 'does not mind ranges of the app, which do not restrict this flow',
    source: here({ ipRanges: [{ start: '198.51.100.1', end: '198.51.100.2' }] }),
    expect: 'pass',
  },
  {
    it: 'calls self-authorization riskier',
    target: there({ permittedUsers: 'AllSelfAuthorized' }),
    expect: 'fail',
    effect: 'riskier',
  },
  {
    it: 'calls approval different where the user is approved',
    source: here({ permittedUsers: 'AllSelfAuthorized' }),
    expect: 'fail',
    effect: 'different',
    severity: 'info',
  },
  {
    it: 'warns that an approval may be missing',
    target: { entityAccess: notAttached },
    expect: 'fail',
    effect: 'breaks',
    confidence: 'high',
    message: /lets only approved users in/,
  },
  {
    it: 'is less sure where the profile is attached on the target, and a permission set on the source',
    target: {
      entityAccess: [
        ...notAttached,
        { permissionSetId: PROFILE_SET_ID, type: 'ExternalClientApplication', id: APP_ID },
      ],
    },
    expect: 'fail',
    effect: 'breaks',
    confidence: 'medium',
    message: /only the profile is attached/,
  },
  {
    it: 'does not warn where the profile alone is attached on both sides',
    source: {
      entityAccess: [{ permissionSetId: PROFILE_SET_ID, type: 'ExternalClientApplication', id: APP_ID }],
    },
    target: {
      entityAccess: [{ permissionSetId: PROFILE_SET_ID, type: 'ExternalClientApplication', id: APP_ID }],
    },
    expect: 'pass',
  },
  {
    it: 'warns of it where the source needs none',
    source: here({ permittedUsers: 'AllSelfAuthorized' }),
    target: { entityAccess: notAttached },
    expect: 'fail',
    findings: 2,
    effect: 'breaks',
  },
  {
    it: 'does not warn where nobody approved the user of the source either',
    source: { entityAccess: notAttached },
    target: { entityAccess: notAttached },
    expect: 'pass',
  },
  {
    it: 'calls an optional secret riskier',
    target: there({ consumerSecretOptional: true }),
    expect: 'fail',
    effect: 'riskier',
    severity: 'high',
  },
  {
    it: 'calls a required secret different',
    source: here({ consumerSecretOptional: true }),
    expect: 'fail',
    effect: 'different',
    severity: 'info',
  },
  {
    it: 'calls introspection of all tokens riskier',
    target: there({ introspectsAllTokens: true }),
    expect: 'fail',
    effect: 'riskier',
    severity: 'low',
  },
  {
    it: 'calls its absence different',
    source: here({ introspectsAllTokens: true }),
    expect: 'fail',
    effect: 'different',
  },
  {
    it: 'calls it riskier when the user of the target may log in interactively',
    target: {
      permissionSets: [
        profileSet({ permissions: [] }),
        permissionSet({ permissions: ['ApiEnabled', 'ViewEventLogFiles'] }),
      ],
    },
    expect: 'fail',
    effect: 'riskier',
    message: /interactively/,
  },
  {
    it: 'calls another user different',
    target: {
      ...there({ runAs: { state: 'configured', username: 'other@example.com' } }),
      users: [user({ username: 'other@example.com' })],
    },
    expect: 'fail',
    effect: 'different',
    severity: 'info',
    message: /runs as other@example\.com on the target/,
  },
  {
    it: 'is inconclusive when the policies of the target could not be read',
    target: {
      ...there({ ipRelaxation: null, ipRanges: null, permittedUsers: null }),
      gaps: [gap('ExtlClntAppOauthPlcyCnfg')],
    },
    expect: 'inconclusive',
    message: /target/,
  },
  {
    it: 'is inconclusive when settings of the source could not be read',
    source: {
      ...here({ consumerSecretOptional: null, introspectsAllTokens: null }),
      gaps: [gap('ExtlClntAppGlobalOauthSettings')],
    },
    expect: 'inconclusive',
    message: /source/,
  },
  {
    it: 'fails for what was read, and says what was not',
    target: { ...there({ ipRelaxation: 'Bypass', consumerSecretOptional: null }) },
    expect: 'fail',
    findings: 2,
  },
  {
    it: 'does not mind a grant that is the same',
    target: {
      entityAccess: [
        ...production().entityAccess,
        { permissionSetId: ACCESS_SET_ID, type: 'ConnectedApplication', id: '0H4000000000009AAA' },
      ],
    },
    expect: 'pass',
  },
  { it: 'does not apply to an app that is missing', target: { apps: [] }, expect: 'notApplicable' },
]);
