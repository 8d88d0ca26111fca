import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { atMost, grantEvidence } from './evidence.js';

export const runAsMfaApi = defineRule({
  id: 'run-as-mfa-api',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'medium',
  controls: ['NIST CSF PR.AA-03', 'NIST 800-53 IA-9', 'ISO 27001 A.8.5', HEALTH_REVIEW.clientCredentialPolicies],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.security_require_2fa_api.htm&type=5',
  needs: ['user', 'mfaApiGrants'],
  evaluate({ user: { username }, mfaApiGrants }) {
    const inForce = mfaApiGrants.filter((grant) => grant.inForce);
    if (inForce.length === 0) return pass;
    // Whether the permission stops this flow is not documented.
    return fail(
      atMost(inForce, (grant) => grantEvidence(grant)),
      { tokens: [username], subject: username, confidence: 'medium' },
    );
  },
});
