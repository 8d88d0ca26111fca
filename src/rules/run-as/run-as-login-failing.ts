import type { LoginSummary } from '../../inventory/inventory.js';
import { dayOf } from '../../inventory/days.js';
import { loginOutcome } from '../../platform/logins.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, inconclusive, notApplicable, pass } from '../rule.js';
import { probe, verify } from '../../steps/app.js';
import { loginsOf } from '../../steps/user.js';
import { evidenceText } from '../texts.js';

const DOUBT = { success: 0, unknown: 1, failure: 2 };

/** The newest login; of several at the same moment the worst, since nothing tells which of them came last. */
const newestOf = (logins: readonly LoginSummary[]): LoginSummary | undefined =>
  [...logins].sort(
    (a, b) => Date.parse(b.newestAt) - Date.parse(a.newestAt) || DOUBT[loginOutcome(b)] - DOUBT[loginOutcome(a)],
  )[0];

export const runAsLoginFailing = defineRule({
  id: 'run-as-login-failing',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: [
    'NIST CSF DE.CM-03',
    'NIST 800-53 AU-2',
    'ISO 27001 A.8.15',
    'SOC 2 CC7.2',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-loginhistory.html',
  needs: ['app', 'user', 'userAppLogins'],
  evaluate({ app, user, userAppLogins }) {
    const newest = newestOf(userAppLogins);
    if (newest === undefined) return notApplicable;
    const { newestAt, status, application } = newest;
    const evidence = [
      {
        source: 'LoginHistory',
        detail: evidenceText('loginOfUser', [
          newestAt,
          status ?? evidenceText('noStatus'),
          user.username,
          application ?? evidenceText('none'),
        ]),
      },
    ];
    const tokens = [user.username, dayOf(newestAt), status ?? ''];
    switch (loginOutcome(newest)) {
      case 'success':
        return pass;
      case 'failure':
        return fail(evidence, {
          tokens,
          subject: user.username,
          fix: (steps) => [
            ...steps.decide('run-as-login-failing.repair', [status ?? '']),
            ...loginsOf(steps, user),
            ...verify(steps, app),
            ...steps.page('loginHistory'),
            ...probe(steps, app),
          ],
        });
      case 'unknown':
        return inconclusive(evidence, { tokens });
    }
  },
});
