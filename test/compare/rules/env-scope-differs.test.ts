import { envScopeDiffers } from '../../../src/compare/rules/env-scope-differs.js';
import { connectedApp, externalClientApp, gap } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';

const eca = (scopes: string[] | null) => ({ apps: [externalClientApp({ scopes })] });
const legacy = (scopes: string[]) => ({ apps: [connectedApp({ scopes })] });
const toLegacy = {
  file: 'nhi-policy.yml',
  policy: {
    version: 1 as const,
    integrations: [{ app: 'ExternalClientApp:Sign_Callback' }],
    environments: {
      production: { integrations: { 'ExternalClientApp:Sign_Callback': { app: 'ConnectedApp:Sign_Callback' } } },
    },
  },
};

pairTable(envScopeDiffers, [
  { it: 'passes with the same scopes', expect: 'pass' },
  { it: 'does not mind case or order', source: eca(['api', 'openid']), target: eca(['OpenID', 'API']), expect: 'pass' },
  {
    it: 'fails when the target lacks one',
    source: eca(['api', 'cdp_query_api']),
    target: eca(['api']),
    expect: 'fail',
    effect: 'breaks',
    severity: 'high',
    message: /cdp_query_api\.$/,
  },
  {
    it: 'calls it riskier when the target has more',
    target: eca(['api', 'full']),
    expect: 'fail',
    effect: 'riskier',
    severity: 'medium',
    message: /full\.$/,
  },
  {
    it: 'says both',
    source: eca(['api', 'wave_api']),
    target: eca(['api', 'full']),
    expect: 'fail',
    findings: 2,
    effect: 'breaks',
  },
  {
    it: 'calls it different when the target lacks what the flow ignores',
    source: eca(['api', 'refresh_token']),
    expect: 'fail',
    effect: 'different',
    severity: 'info',
  },
  {
    it: 'keeps apart what external client apps keep apart',
    source: eca(['api', 'refresh_token']),
    target: eca(['api', 'offline_access']),
    expect: 'fail',
    findings: 2,
  },
  {
    it: 'folds what the metadata of connected apps collapses',
    policy: toLegacy,
    source: eca(['api', 'offline_access', 'email', 'profile']),
    target: legacy(['api', 'refresh_token', 'id']),
    expect: 'pass',
  },
  {
    it: 'is inconclusive when they could not be read on the target',
    target: { ...eca(null), gaps: [gap('ExtlClntAppOauthSettings')] },
    expect: 'inconclusive',
    message: /target/,
  },
  {
    it: 'is inconclusive when they could not be read on the source',
    source: { ...eca(null), gaps: [gap('ExtlClntAppOauthSettings')] },
    expect: 'inconclusive',
    message: /source/,
  },
  { it: 'does not apply to an app that is missing', target: { apps: [] }, expect: 'notApplicable' },
]);
