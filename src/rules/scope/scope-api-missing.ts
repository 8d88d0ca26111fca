import { defineRule, fail, notApplicable, pass } from '../rule.js';
import { scopesText, scopeEvidence, usableScopes } from './usable-scopes.js';
import { changeScopes } from './change-scopes.js';

export const scopeApiMissing = defineRule({
  id: 'scope-api-missing',
  family: 'scope',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.PS-01', 'NIST 800-53 CM-6', 'ISO 27001 A.8.9'],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_tokens_scopes.htm',
  needs: ['app', 'scopes'],
  evaluate({ app, scopes }) {
    const usable = usableScopes(scopes);
    if (usable.length === 0) return notApplicable;
    return usable.includes('api')
      ? pass
      : fail([scopeEvidence(app, scopes)], {
          tokens: [scopesText(usable)],
          fix: (steps, facts) => [
            ...changeScopes(app, 'scope.add', ['api'], ['api', ...usable])(steps, facts),
            ...steps.decide('scope-api-missing.newToken'),
          ],
        });
  },
});
