import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, pass } from '../rule.js';
import { introspectNothing } from '../../steps/app-policy.js';

export const appIntrospectsAllTokens = defineRule({
  id: 'app-introspects-all-tokens',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'low',
  controls: ['NHI5:2025', 'NIST CSF PR.AA-05', 'NIST 800-53 AC-6', 'ISO 27001 A.8.3', 'SOC 2 CC6.3'],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oidc_token_introspection_endpoint.htm',
  needs: ['app', 'introspectsAllTokens'],
  evaluate: ({ app, introspectsAllTokens }) =>
    introspectsAllTokens
      ? fail([appEvidence(app, 'introspectsAllTokens', true)], {
          fix: (steps) => introspectNothing(steps, app),
        })
      : pass,
});
