import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { atMost, grantEvidence } from './evidence.js';
import { probe } from '../../steps/app.js';
import { few, onGrant, orUnassign } from '../../steps/grant.js';
import { stepWords } from '../../steps/texts.js';

export const runAsMfaApi = defineRule({
  id: 'run-as-mfa-api',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'medium',
  controls: ['NIST CSF PR.AA-03', 'NIST 800-53 IA-9', 'ISO 27001 A.8.5', HEALTH_REVIEW.clientCredentialPolicies],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.security_require_2fa_api.htm&type=5',
  needs: ['app', 'user', 'mfaApiGrants'],
  evaluate({ app, user, mfaApiGrants }) {
    const inForce = mfaApiGrants.filter((grant) => grant.inForce);
    if (inForce.length === 0) return pass;
    const { username } = user;
    // Whether the permission stops this flow is not documented.
    return fail(
      atMost(inForce, (grant) => grantEvidence(grant)),
      {
        tokens: [username],
        subject: username,
        confidence: 'medium',
        fix: (steps) => [
          ...steps.decide('run-as-mfa-api.choice'),
          ...probe(steps, app),
          ...few(steps, inForce, (grant) => [
            ...onGrant(steps, user, grant, stepWords('run-as-mfa-api.clear')),
            ...orUnassign(steps, user, grant),
          ]),
        ],
      },
    );
  },
});
