import { scopeExcess } from '../../../src/rules/scope/scope-excess.js';
import { ruleTable } from '../rule-table.js';
import { legacyWithScopes, unreadScopes, withScopes } from './given.js';

ruleTable(scopeExcess, [
  { it: 'passes with api alone', expect: 'pass' },
  { it: 'leaves ignored scopes to another rule', given: withScopes('api', 'full', 'refresh_token'), expect: 'pass' },
  {
    it: 'fails with more than api, and names the excess only',
    given: withScopes('api', 'cdp_api', 'full', 'openid'),
    expect: 'fail',
    message: /: cdp_api, openid\. Allowed: api\./,
  },
  { it: 'fails with a scope that nobody knows yet', given: withScopes('api', 'quantum_api'), expect: 'fail' },
  { it: 'fails for a connected app', given: legacyWithScopes('api', 'id'), expect: 'fail' },
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
]);
