import type { RunAsChange } from '../../inventory/inventory.js';
import { DAY, dayOf } from '../../inventory/days.js';
import type { Evidence } from '../../findings/audit-report.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, notApplicable, pass } from '../rule.js';
import { atMost } from './evidence.js';
import { stepWords } from '../../steps/texts.js';
import { setRunAs, setsOf } from '../../steps/user.js';
import { runAsUser } from '../known-user.js';
import { evidenceText } from '../texts.js';

const toEvidence = ({ at, by, username }: RunAsChange): Evidence => ({
  source: 'SetupAuditTrail',
  detail: evidenceText('assignedBy', [at, username ?? evidenceText('userUnnamed'), by ?? evidenceText('unknown')]),
});

export const runAsRecentlyChanged = defineRule({
  id: 'run-as-recently-changed',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'info',
  controls: [
    'NIST CSF DE.CM-03',
    'NIST 800-53 AC-2',
    'NIST 800-53 AU-2',
    'ISO 27001 A.8.15',
    'SOC 2 CC8.1',
    'SBS-ACS-011',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-setupaudittrail.html',
  needs: ['app', 'runAs', 'runAsChanges', 'time'],
  evaluate({ app, runAs, runAsChanges }, { now, thresholds: { changeDays } }) {
    if (runAs.state !== 'set') return notApplicable;
    const since = now.getTime() - changeDays * DAY;
    const recent = runAsChanges.filter(({ at }) => Date.parse(at) >= since);
    const [newest] = recent;
    if (newest === undefined) return pass;
    return fail(atMost(recent, toEvidence), {
      tokens: [dayOf(newest.at)],
      subject: runAs.username,
      fix: (steps, facts) => [
        ...steps.query(
          'SELECT CreatedDate, CreatedBy.Username, Action, Display FROM SetupAuditTrail ORDER BY CreatedDate DESC LIMIT 200',
        ),
        ...steps.page('setupAuditTrail'),
        ...steps.decide('run-as-recently-changed.check', [runAs.username]),
        ...runAsUser(facts, (user) => setsOf(steps, user)),
        ...setRunAs(steps, app, stepWords('user.theOneWanted')),
      ],
    });
  },
});
