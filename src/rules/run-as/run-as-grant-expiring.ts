import { DAY, dayOf } from '../../inventory/days.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { atMost, grantEvidence, grantName } from './evidence.js';
import { extendOrRemove } from '../../steps/grant.js';
import { stepWords } from '../../steps/texts.js';
import { onUser } from '../../steps/user.js';

export const runAsGrantExpiring = defineRule({
  id: 'run-as-grant-expiring',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'medium',
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
  evaluate({ user, grants }, { now, thresholds }) {
    const limit = now.getTime() + thresholds.warnExpiryDays * DAY;
    const expiring = grants
      .flatMap((grant) => (grant.expiresAt !== null && grant.inForce ? [{ grant, at: grant.expiresAt }] : []))
      .filter(({ at }) => Date.parse(at) <= limit)
      .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const [first] = expiring;
    if (first === undefined) return pass;
    return fail(
      atMost(expiring, ({ grant }) => grantEvidence(grant)),
      {
        tokens: [user.username, dayOf(first.at), grantName(first.grant)],
        subject: user.username,
        breaksOn: dayOf(first.at),
        fix: (steps) => [
          ...steps.decide('run-as-grant-expiring.choice', [dayOf(first.at)]),
          ...extendOrRemove(
            steps,
            user,
            expiring.map(({ grant }) => grant),
            now,
          ),
          ...onUser(steps, user, stepWords('user.assignments')),
        ],
      },
    );
  },
});
