import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { userEvidence } from './evidence.js';
import { ownUser } from '../../steps/user.js';

export const runAsUserType = defineRule({
  id: 'run-as-user-type',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['NIST CSF PR.AA-01', 'NIST 800-53 IA-9', 'ISO 27001 A.5.16', HEALTH_REVIEW.clientCredentialPolicies],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-user.html',
  needs: ['app', 'user', 'userType'],
  evaluate: ({ app, user, userType }) =>
    userType.trim().toLowerCase() === 'standard'
      ? pass
      : fail([userEvidence(user, 'UserType', userType)], {
          tokens: [user.username, userType],
          subject: user.username,
          fix: (steps) => [...steps.decide('run-as-user-type.new'), ...ownUser(steps, app, user)],
        }),
});
