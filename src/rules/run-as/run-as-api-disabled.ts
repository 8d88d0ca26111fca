import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { atMost, wouldGive } from './evidence.js';
import { extend, few } from '../../steps/grant.js';
import { stepWords } from '../../steps/texts.js';
import { assignSetGiving, onUser } from '../../steps/user.js';
import { evidenceText } from '../texts.js';

export const runAsApiDisabled = defineRule({
  id: 'run-as-api-disabled',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: [
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-3',
    'ISO 27001 A.5.15',
    'SOC 2 CC6.3',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionset.html',
  needs: ['user', 'apiEnabledGrants'],
  evaluate({ user, apiEnabledGrants }, { now }) {
    if (apiEnabledGrants.some(({ inForce }) => inForce)) return pass;
    const { username } = user;
    const none = { source: 'PermissionSetAssignment', detail: evidenceText('noGrant', [username, 'ApiEnabled']) };
    return fail([none, ...atMost(apiEnabledGrants, wouldGive('ApiEnabled'))], {
      message: apiEnabledGrants.length === 0 ? 'fail' : 'fail-not-in-force',
      tokens: [username],
      subject: username,
      fix: (steps) => [
        ...few(
          steps,
          apiEnabledGrants.filter(({ expired }) => expired),
          (grant) => extend(steps, user, grant, now),
        ),
        ...assignSetGiving(steps, user, 'ApiEnabled'),
        ...onUser(steps, user, stepWords('user.assignments')),
      ],
    });
  },
});
