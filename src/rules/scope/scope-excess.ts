import { scopeFromName } from '../../platform/scopes.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, notApplicable, pass } from '../rule.js';
import { scopesText, scopeEvidence, usableScopes } from './usable-scopes.js';
import { evidenceText } from '../texts.js';
import { changeScopes } from './change-scopes.js';

export const scopeExcess = defineRule({
  id: 'scope-excess',
  family: 'scope',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI5:2025',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-6',
    'CWE-250',
    'ISO 27001 A.5.15',
    'SOC 2 CC6.3',
    'SBS-ACS-009',
    ...HEALTH_REVIEW.fewScopes,
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_tokens_scopes.htm',
  needs: ['app', 'scopes', 'allowedScopes'],
  evaluate({ app, scopes, allowedScopes }) {
    const usable = usableScopes(scopes);
    if (usable.length === 0) return notApplicable;
    const allowed = new Set(allowedScopes.map(scopeFromName));
    const [kept, excess] = [
      usable.filter((scope) => allowed.has(scope)),
      usable.filter((scope) => !allowed.has(scope)),
    ];
    return excess.length === 0
      ? pass
      : fail([scopeEvidence(app, scopes)], {
          tokens: [scopesText(excess), scopesText([...allowed]) || evidenceText('none')],
          fix: (steps, facts) => [
            ...steps.decide('scope-excess.ask', [scopesText(excess)]),
            ...changeScopes(app, 'scope.remove', excess, kept.length === 0 ? [...allowed] : kept)(steps, facts),
          ],
        });
  },
});
