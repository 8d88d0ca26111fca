import { defineRule, fail, pass } from '../rule.js';
import { ignoredScopes, scopesText, scopeEvidence, usableScopes } from './usable-scopes.js';
import { changeScopes } from './change-scopes.js';

export const scopeNoneUsable = defineRule({
  id: 'scope-none-usable',
  family: 'scope',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm',
  needs: ['app', 'scopes'],
  evaluate({ app, scopes }) {
    if (usableScopes(scopes).length > 0) return pass;
    const evidence = [scopeEvidence(app, scopes)];
    return scopes.length === 0
      ? fail(evidence, { message: 'fail-no-scope', fix: changeScopes(app, 'scope.add', ['api'], ['api']) })
      : fail(evidence, {
          tokens: [scopesText(ignoredScopes(scopes))],
          fix: changeScopes(app, 'scope.replace', ignoredScopes(scopes), ['api']),
        });
  },
});
