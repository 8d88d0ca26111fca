import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { userEvidence } from './evidence.js';
import { stepWords } from '../../steps/texts.js';
import { onUser, setRunAs, updateLogin } from '../../steps/user.js';

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
  needs: ['app', 'user', 'userLogin'],
  evaluate: ({ app, user, userLogin }) =>
    userLogin.frozen
      ? fail([userEvidence(user, 'IsFrozen', true, 'UserLogin')], {
          tokens: [user.username],
          subject: user.username,
          fix: (steps) => [
            ...steps.page('setupAuditTrail', stepWords('run-as-frozen.who')),
            ...steps.decide('run-as-frozen.choice'),
            ...updateLogin(steps, user, userLogin, 'IsFrozen=false'),
            ...onUser(steps, user, stepWords('run-as-frozen.page')),
            ...steps.decide('run-as-frozen.stay'),
            ...setRunAs(steps, app, stepWords('user.anotherIntegrationUser')),
          ],
        })
      : pass,
});
