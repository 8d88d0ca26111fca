import { scopeApiMissing } from '../../../src/rules/scope/scope-api-missing.js';
import { ruleTable } from '../rule-table.js';
import { legacyWithScopes, unreadScopes, withScopes } from './given.js';

ruleTable(scopeApiMissing, [
  { it: 'passes with api', expect: 'pass' },
  { it: 'passes in any spelling', given: withScopes('Api', 'openid'), expect: 'pass' },
  {
    it: 'fails without api, and names what is left',
    given: withScopes('full', 'openid', 'sfap_api'),
    expect: 'fail',
    tokens: ['openid, sfap_api'],
    shows: ['ExtlClntAppOauthSettings: OAuth scopes: full, openid, sfap_api'],
    does: ['ExtlClntAppOauthSettings: commaSeparatedOauthScopes = Api, OpenID, SFApiPlatform'],
    message: /openid, sfap_api\./,
  },
  {
    it: 'takes no other scope for api',
    given: legacyWithScopes('chatter_api'),
    expect: 'fail',
    tokens: ['chatter_api'],
    shows: ['ConnectedApp: scopes: chatter_api'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.scopes = Api, Chatter'],
  },
  { it: 'does not apply where no scope is usable', given: withScopes('full', 'web'), expect: 'notApplicable' },
  { it: 'does not apply without any scope', given: withScopes(), expect: 'notApplicable' },
  { it: 'is inconclusive when the scopes could not be read', given: unreadScopes, expect: 'inconclusive' },
]);
