import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { evidenceOfExcess, rightsText } from './access-text.js';

export const runAsAccessExcess = defineRule({
  id: 'run-as-access-excess',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI5:2025',
    'SBS-ACS-008',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-6',
    'CWE-272',
    'ISO 27001 A.5.15',
    'SOC 2 CC6.3',
    'PCI DSS 7.2.5',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.permissions_about_users_access.htm&type=5',
  needs: ['user', 'excessAccess'],
  evaluate({ user: { username }, excessAccess }) {
    if (excessAccess.length === 0) return pass;
    return fail(evidenceOfExcess(excessAccess), {
      tokens: [username, rightsText(excessAccess)],
      subject: username,
    });
  },
});
