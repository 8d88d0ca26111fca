import { dayOf } from '../../inventory/days.js';
import { listed } from '../../text/listed.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { atMost, grantEvidence, grantName } from './evidence.js';
import { extendOrRemove } from '../../steps/grant.js';
import { stepWords } from '../../steps/texts.js';
import { onUser } from '../../steps/user.js';

export const runAsGrantExpired = defineRule({
  id: 'run-as-grant-expired',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: [
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-2',
    'ISO 27001 A.5.18',
    'SOC 2 CC6.3',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionsetassignment.html',
  needs: ['user', 'grants', 'grantDates'],
  evaluate({ user, grants }, { now }) {
    const expired = grants.filter((grant) => grant.expired);
    if (expired.length === 0) return pass;
    return fail(
      atMost(expired, (grant) => grantEvidence(grant)),
      {
        tokens: [user.username, listed(expired, (grant) => `${grantName(grant)} (${dayOf(grant.expiresAt ?? '')})`)],
        subject: user.username,
        fix: (steps) => [
          ...steps.decide('run-as-grant-expired.choice'),
          ...extendOrRemove(steps, user, expired, now),
          ...onUser(steps, user, stepWords('user.assignments')),
        ],
      },
    );
  },
});
