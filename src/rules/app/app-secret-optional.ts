import { appEvidence } from '../app-evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { requireSecret } from '../../steps/app-policy.js';

export const appSecretOptional = defineRule({
  id: 'app-secret-optional',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'high',
  controls: [
    'NHI4:2025',
    'NIST CSF PR.AA-03',
    'NIST 800-53 IA-5',
    'NIST 800-53 IA-9',
    'CWE-522',
    'ISO 27001 A.5.17',
    'SOC 2 CC6.1',
    HEALTH_REVIEW.secretRequired,
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.shr_external_client_apps.htm',
  needs: ['app', 'consumerSecretOptional'],
  evaluate: ({ app, consumerSecretOptional }) =>
    consumerSecretOptional
      ? fail([appEvidence(app, 'consumerSecretOptional', true)], {
          fix: (steps) => requireSecret(steps, app),
        })
      : pass,
});
