import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { atMost, wouldGive } from './evidence.js';
import { stepWords } from '../../steps/texts.js';
import { assignSetGiving, onUser } from '../../steps/user.js';
import { evidenceText } from '../texts.js';

export const runAsNotApiOnly = defineRule({
  id: 'run-as-not-api-only',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI10:2025',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-6',
    'CWE-272',
    'ISO 27001 A.8.2',
    'PCI DSS 8.6.1',
    HEALTH_REVIEW.apiOnly,
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.integration_user.htm',
  needs: ['user', 'apiOnlyGrants'],
  evaluate({ user, apiOnlyGrants }) {
    if (apiOnlyGrants.some(({ inForce }) => inForce)) return pass;
    const { username } = user;
    const none = { source: 'PermissionSetAssignment', detail: evidenceText('noGrant', [username, 'ApiUserOnly']) };
    return fail([none, ...atMost(apiOnlyGrants, wouldGive('ApiUserOnly'))], {
      tokens: [username],
      subject: username,
      fix: (steps) => [
        ...assignSetGiving(steps, user, 'ApiUserOnly'),
        ...steps.decide('run-as-not-api-only.orProfile'),
        ...onUser(steps, user, stepWords('user.editProfile')),
      ],
    });
  },
});
