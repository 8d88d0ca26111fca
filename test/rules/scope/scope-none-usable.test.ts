import { scopeNoneUsable } from '../../../src/rules/scope/scope-none-usable.js';
import { externalClientApp, gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { legacyWithScopes, unreadScopes, withScopes } from './given.js';

ruleTable(scopeNoneUsable, [
  { it: 'passes with api', expect: 'pass' },
  { it: 'passes with a usable scope among ignored ones', given: withScopes('full', 'openid'), expect: 'pass' },
  { it: 'passes with a scope that nobody knows yet', given: withScopes('full', 'quantum_api'), expect: 'pass' },
  {
    it: 'fails with ignored scopes only',
    given: withScopes('full', 'offline_access', 'refresh_token', 'web'),
    expect: 'fail',
    tokens: ['full, offline_access, refresh_token, web'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: full, offline_access, refresh_token, web'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Api'],
    message: /full, offline_access, refresh_token, web/,
    evidence: /ExtlClntAppOauthSettings: .*full, offline_access/,
  },
  { it: 'fails in any spelling', given: withScopes('Full', 'RefreshToken', 'OFFLINE_ACCESS'), expect: 'fail' },
  {
    it: 'fails without any scope',
    given: withScopes(),
    expect: 'fail',
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: (none)'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Api'],
    message: /no OAuth scope at all/,
  },
  {
    it: 'fails for a connected app',
    given: legacyWithScopes('refresh_token'),
    expect: 'fail',
    tokens: ['refresh_token'],
    shows: ['ConnectedApp: scopes: refresh_token'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.scopes = Api'],
    evidence: /ConnectedApp: scopes: refresh_token/,
  },
  {
    it: 'is judged when the flow is half on',
    given: { apps: [externalClientApp({ scopes: ['full'], flow: { settings: false, policy: true } })] },
    expect: 'fail',
  },
  { it: 'is inconclusive when the scopes could not be read', given: unreadScopes, expect: 'inconclusive' },
  {
    it: 'does not take scopes that a gap covers for no scopes',
    given: { ...withScopes(), gaps: [gap('ExtlClntAppOauthSettings')] },
    expect: 'inconclusive',
  },
  {
    it: 'says what a connected app without scope needs',
    given: legacyWithScopes(),
    expect: 'fail',
    shows: ['ConnectedApp: scopes: (none)'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.scopes = Api'],
  },
]);
