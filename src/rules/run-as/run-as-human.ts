import type { LoginSummary } from '../../inventory/inventory.js';
import { DAY, dayOf } from '../../inventory/days.js';
import type { Evidence } from '../../findings/audit-report.js';
import { loginOutcome } from '../../platform/logins.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { atMost } from './evidence.js';
import { loginManner } from '../../platform/login-types.js';
import { stepWords } from '../../steps/texts.js';
import { assignSetGiving, loginsOf, onUser, ownUser } from '../../steps/user.js';
import { evidenceText } from '../texts.js';

const toEvidence = ({ newestAt, type, status, application, count }: LoginSummary): Evidence => ({
  source: 'LoginHistory',
  detail: evidenceText('loginsOfKind', [
    newestAt,
    type ?? evidenceText('noType'),
    status ?? evidenceText('noStatus'),
    application ?? evidenceText('none'),
    count,
  ]),
});

export const runAsHuman = defineRule({
  id: 'run-as-human',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'high',
  controls: [
    'NHI10:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 IA-4',
    'NIST 800-53 IA-9',
    'ISO 27001 A.5.16',
    'SOC 2 CC6.1',
    'PCI DSS 8.6.1',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-loginhistory.html',
  needs: ['app', 'user', 'otherLogins', 'appLogins', 'time'],
  evaluate({ app, user, otherLogins, appLogins: { from } }, { now, thresholds: { interactiveLoginDays } }) {
    const { username } = user;
    const since = now.getTime() - interactiveLoginDays * DAY;
    const recent = otherLogins.filter(
      (login) => Date.parse(login.newestAt) >= since && loginOutcome(login) !== 'failure',
    );
    const interactive = recent.filter(
      (login) => loginManner(login) === 'interactive' && loginOutcome(login) === 'success',
    );
    const [newest] = interactive;
    if (newest !== undefined) {
      return fail(atMost(interactive, toEvidence), {
        tokens: [username, dayOf(newest.newestAt), newest.type ?? ''],
        subject: username,
        fix: (steps) => [
          ...loginsOf(steps, user),
          ...steps.decide('run-as-human.choice'),
          ...steps.decide('run-as-human.personal'),
          ...ownUser(steps, app, user),
          ...steps.decide('run-as-human.dedicated'),
          ...assignSetGiving(steps, user, 'ApiUserOnly'),
          ...onUser(steps, user, stepWords('run-as-human.password')),
        ],
      });
    }
    const doubtful = recent.filter((login) => loginManner(login) !== 'api');
    const [unclear] = doubtful;
    if (unclear !== undefined) {
      const unknownType = loginManner(unclear) === 'unknown';
      return inconclusive(atMost(doubtful, toEvidence), {
        message: unknownType ? 'inconclusive' : 'inconclusive-status',
        tokens: [username, dayOf(unclear.newestAt), (unknownType ? unclear.type : unclear.status) ?? ''],
      });
    }
    return Date.parse(from) <= since
      ? pass
      : inconclusive([{ source: 'LoginHistory', detail: evidenceText('readFrom', [dayOf(from)]) }], {
          message: 'inconclusive-window',
          tokens: [interactiveLoginDays, dayOf(from)],
        });
  },
});
