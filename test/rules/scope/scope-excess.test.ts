import { scopeExcess } from '../../../src/rules/scope/scope-excess.js';
import { ruleTable } from '../rule-table.js';
import { declares } from '../../support/declarations.js';
import { legacyWithScopes, unreadScopes, withScopes } from './given.js';

ruleTable(scopeExcess, [
  { it: 'passes with api alone', expect: 'pass' },
  { it: 'leaves ignored scopes to another rule', given: withScopes('api', 'full', 'refresh_token'), expect: 'pass' },
  {
    it: 'fails with more than api, and names the excess only',
    given: withScopes('api', 'cdp_api', 'full', 'openid'),
    expect: 'fail',
    tokens: ['cdp_api, openid', 'api'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: api, cdp_api, full, openid'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Api'],
    message: /: cdp_api, openid\. Allowed: api\./,
  },
  { it: 'fails with a scope that nobody knows yet', given: withScopes('api', 'quantum_api'), expect: 'fail' },
  {
    it: 'fails for a connected app',
    given: legacyWithScopes('api', 'id'),
    expect: 'fail',
    tokens: ['id', 'api'],
    shows: ['ConnectedApp: scopes: api, id'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.scopes = Api'],
  },
  {
    it: 'passes with what the policy allows, in any spelling',
    given: withScopes('api', 'openid', 'wave_api'),
    thresholds: { allowedScopes: ['API', 'OpenID', 'Wave'] },
    expect: 'pass',
  },
  {
    it: 'fails with api where the policy does not allow it',
    given: withScopes('api', 'openid'),
    thresholds: { allowedScopes: ['openid'] },
    expect: 'fail',
    message: /: api\. Allowed: openid\./,
  },
  { it: 'does not apply where no scope is usable', given: withScopes('full'), expect: 'notApplicable' },
  { it: 'does not apply without any scope', given: withScopes(), expect: 'notApplicable' },
  { it: 'is inconclusive when the scopes could not be read', given: unreadScopes, expect: 'inconclusive' },
  {
    it: "allows the integration's own scopes",
    policy: declares({ scopes: ['api', 'Chatter'] }),
    given: withScopes('api', 'chatter_api'),
    expect: 'pass',
  },
  {
    it: "allows nothing but the integration's own scopes",
    policy: declares({ scopes: ['chatter_api'] }),
    expect: 'fail',
    tokens: ['api', 'chatter_api'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: api'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Chatter'],
    message: /beyond what is allowed: api\. Allowed: chatter_api/,
  },
  { it: 'allows none when the list is empty', policy: declares({ scopes: [] }), expect: 'fail' },
  {
    it: 'takes the defaults of the policy',
    policy: { ...declares({}), defaults: { allowedScopes: ['wave_api'] } },
    expect: 'fail',
    tokens: ['api', 'wave_api'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: api'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Wave'],
  },
  {
    it: 'leaves what is allowed of what there is',
    given: withScopes('api', 'openid', 'wave_api'),
    thresholds: { allowedScopes: ['api', 'openid', 'id'] },
    expect: 'fail',
    tokens: ['wave_api', 'api, openid, id'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: api, openid, wave_api'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Api, OpenID'],
  },
]);
