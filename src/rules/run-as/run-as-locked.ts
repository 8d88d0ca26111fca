import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { userEvidence } from './evidence.js';
import { stepWords } from '../../steps/texts.js';
import { loginsOf, onUser, updateLogin } from '../../steps/user.js';

export const runAsLocked = defineRule({
  id: 'run-as-locked',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'medium',
  controls: [
    'NIST CSF PR.AA-03',
    'NIST 800-53 AC-2',
    'NIST 800-53 IA-5',
    'ISO 27001 A.8.5',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-userlogin.html',
  needs: ['user', 'userLogin'],
  evaluate: ({ user, userLogin }) =>
    userLogin.locked
      ? fail([userEvidence(user, 'IsPasswordLocked', true, 'UserLogin')], {
          tokens: [user.username],
          subject: user.username,
          fix: (steps) => [
            ...loginsOf(steps, user),
            ...steps.page('loginHistory', stepWords('run-as-locked.who')),
            ...steps.decide('run-as-locked.choice'),
            ...updateLogin(steps, user, userLogin, 'IsPasswordLocked=false'),
            ...onUser(steps, user, stepWords('run-as-locked.page')),
          ],
        })
      : pass,
});
