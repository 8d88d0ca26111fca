import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { ignoredScopes, scopesText, scopeEvidence, usableScopes } from './usable-scopes.js';
import { changeScopes } from './change-scopes.js';

export const scopeDelegated = defineRule({
  id: 'scope-delegated',
  family: 'scope',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI5:2025',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-6',
    'CWE-272',
    'ISO 27001 A.5.15',
    'SOC 2 CC6.3',
    ...HEALTH_REVIEW.fewScopes,
  ],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm',
  needs: ['app', 'scopes'],
  evaluate({ app, scopes }) {
    const delegated = ignoredScopes(scopes);
    const usable = usableScopes(scopes);
    return delegated.length === 0
      ? pass
      : fail([scopeEvidence(app, scopes)], {
          tokens: [scopesText(delegated)],
          fix: (steps, facts) => [
            ...changeScopes(app, 'scope.remove', delegated, usable.length === 0 ? ['api'] : usable)(steps, facts),
            ...steps.decide('app.people'),
          ],
        });
  },
});
