import { scopeDelegated } from '../../../src/rules/scope/scope-delegated.js';
import { ruleTable } from '../rule-table.js';
import { legacyWithScopes, unreadScopes, withScopes } from './given.js';

ruleTable(scopeDelegated, [
  { it: 'passes with api alone', expect: 'pass' },
  { it: 'passes without any scope', given: withScopes(), expect: 'pass' },
  { it: 'passes with any other scope', given: withScopes('api', 'openid', 'quantum_api'), expect: 'pass' },
  ...['full', 'web', 'refresh_token', 'offline_access'].map((scope) => ({
    it: `fails with ${scope}`,
    given: withScopes('api', scope),
    expect: 'fail' as const,
    message: new RegExp(`: ${scope}\\.`),
  })),
  {
    it: 'fails in any spelling',
    given: legacyWithScopes('Api', 'RefreshToken'),
    expect: 'fail',
    tokens: ['refresh_token'],
    shows: ['ConnectedApp: scopes: Api, RefreshToken'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.scopes = Api'],
    message: /refresh_token/,
  },
  { it: 'fails where nothing else is selected', given: withScopes('full'), expect: 'fail' },
  { it: 'is inconclusive when the scopes could not be read', given: unreadScopes, expect: 'inconclusive' },
  {
    it: 'leaves api where nothing else was usable',
    given: withScopes('refresh_token', 'full'),
    expect: 'fail',
    tokens: ['refresh_token, full'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: refresh_token, full'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Api'],
  },
  {
    it: 'leaves what is usable beside',
    given: withScopes('refresh_token', 'openid', 'api'),
    expect: 'fail',
    tokens: ['refresh_token'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: refresh_token, openid, api'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = OpenID, Api'],
  },
]);
