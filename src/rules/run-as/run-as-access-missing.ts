import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { evidenceOfMissing, rightsText } from './access-text.js';
import { addToSet } from '../../steps/access.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { stepWords } from '../../steps/texts.js';

export const runAsAccessMissing = defineRule({
  id: 'run-as-access-missing',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: [
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-3',
    'ISO 27001 A.5.18',
    'SOC 2 CC6.3',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.permissions_about_users_access.htm&type=5',
  needs: ['app', 'user', 'missingAccess'],
  evaluate({ app, user, missingAccess }) {
    if (missingAccess.length === 0) return pass;
    const { username } = user;
    return fail(evidenceOfMissing(missingAccess), {
      tokens: [username, rightsText(missingAccess)],
      subject: username,
      fix: (steps) => [
        ...addToSet(steps, user, missingAccess, stepWords('set.add', [rightsText(missingAccess)])),
        ...steps.decide('run-as-access-missing.orPolicy'),
        ...inPolicyFile(steps, app, 'access', null),
      ],
      // Fields that every user sees have no field permissions, and none of them may be such a field.
      confidence: missingAccess.every(({ unlisted }) => unlisted) ? 'medium' : 'high',
    });
  },
});
