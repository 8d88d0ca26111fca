import type { LoginSummary } from '../../inventory/inventory.js';
import { DAY, dayOf } from '../../inventory/days.js';
import type { Evidence } from '../../findings/audit-report.js';
import type { FactValues } from '../../facts/facts.js';
import { loginOutcome } from '../../platform/logins.js';
import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { switchOff } from '../../steps/flow.js';
import { loginsOf } from '../../steps/user.js';
import { runAsUser } from '../known-user.js';
import { evidenceText } from '../texts.js';

const newest = (logins: readonly LoginSummary[], outcome: ReturnType<typeof loginOutcome>): LoginSummary | undefined =>
  logins
    .filter((login) => loginOutcome(login) === outcome)
    .reduce<LoginSummary | undefined>(
      (latest, login) => (latest && Date.parse(latest.newestAt) >= Date.parse(login.newestAt) ? latest : login),
      undefined,
    );

const loginEvidence = ({ newestAt, status, application }: LoginSummary): Evidence => ({
  source: 'LoginHistory',
  detail: evidenceText('login', [
    dayOf(newestAt),
    status ?? evidenceText('noStatus'),
    application ?? evidenceText('none'),
  ]),
});

/** The newest login of each outcome, since they show how far the app got. */
const evidenceOf = ({ logins, from, everyUser }: FactValues['appLogins']): Evidence[] => [
  {
    source: 'LoginHistory',
    detail: evidenceText(everyUser ? 'loginsOfEveryUser' : 'loginsOfRunAsUsers', [dayOf(from)]),
  },
  ...[newest(logins, 'success'), newest(logins, 'failure')].filter((login) => login !== undefined).map(loginEvidence),
];

export const flowUnused = defineRule({
  id: 'flow-unused',
  family: 'flow',
  level: 'app',
  kind: 'posture',
  severity: 'low',
  controls: [
    'NHI1:2025',
    'NIST CSF ID.AM-08',
    'NIST CSF PR.AA-01',
    'NIST 800-53 AC-2',
    'NIST 800-53 AC-2(3)',
    'ISO 27001 A.5.18',
    'SOC 2 CC6.2',
    'SBS-ACS-007',
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.manage_external_client_apps.htm',
  needs: ['app', 'flowInUse', 'appLogins', 'time'],
  evaluate({ app, appLogins }, { now, thresholds: { unusedDays } }) {
    const since = now.getTime() - unusedDays * DAY;
    const recent = ({ newestAt }: LoginSummary): boolean => Date.parse(newestAt) >= since;
    const logins = appLogins.logins.filter(recent);
    if (newest(logins, 'success')) return pass;

    const shared = appLogins.ambiguous.filter(recent).find((login) => loginOutcome(login) !== 'failure');
    if (shared) {
      return inconclusive([loginEvidence(shared)], {
        message: 'inconclusive-not-certain',
        tokens: [dayOf(shared.newestAt), shared.application ?? evidenceText('none')],
      });
    }
    const unreadable = newest(logins, 'unknown');
    if (unreadable) {
      return inconclusive([loginEvidence(unreadable)], {
        message: 'inconclusive-status',
        tokens: [dayOf(unreadable.newestAt), unreadable.status ?? ''],
      });
    }
    const evidence = evidenceOf(appLogins);
    if (!appLogins.everyUser && appLogins.otherRunAs !== 'no') {
      return inconclusive(evidence, { message: 'inconclusive-other-user' });
    }
    if (Date.parse(appLogins.from) > since) {
      return inconclusive(evidence, {
        message: 'inconclusive-window',
        tokens: [dayOf(appLogins.from), unusedDays],
      });
    }
    // Logins are matched by the name that the login history shows, and the history may leave some out.
    return fail(evidence, {
      tokens: [unusedDays, dayOf(new Date(since))],
      confidence: 'medium',
      fix: (steps, facts) => [
        ...steps.decide('flow-unused.ask'),
        ...runAsUser(facts, (user) => loginsOf(steps, user)),
        ...steps.page('loginHistory'),
        ...steps.decide('flow-unused.retire'),
        ...switchOff(steps, app),
      ],
    });
  },
});
