import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { userEvidence } from './evidence.js';

export const runAsFrozen = defineRule({
  id: 'run-as-frozen',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: [
    'NHI1:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 AC-2',
    'ISO 27001 A.5.16',
    'SOC 2 CC6.2',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-userlogin.html',
  needs: ['user', 'userLogin'],
  evaluate: ({ user, userLogin }) =>
    userLogin.frozen
      ? fail([userEvidence(user, 'IsFrozen', true, 'UserLogin')], { tokens: [user.username], subject: user.username })
      : pass,
});
