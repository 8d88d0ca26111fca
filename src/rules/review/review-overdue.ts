import { judgeRecordedDate } from '../recorded-date.js';
import { defineRule } from '../rule.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { setsOf } from '../../steps/user.js';
import { runAsUser } from '../known-user.js';

// The sentences of a recorded date: 'fail', 'inconclusive', 'inconclusive-future'.
export const reviewOverdue = defineRule({
  id: 'review-overdue',
  family: 'review',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NIST CSF PR.AA-05',
    'NIST CSF ID.AM-08',
    'NIST 800-53 AC-2',
    'NHI1:2025',
    'ISO 27001 A.5.18',
    'SOC 2 CC6.2',
    'SBS-ACS-010',
    'PCI DSS 7.2.5.1',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.permissions_about_users_access.htm&type=5',
  needs: ['app', 'reviewedOn', 'time'],
  evaluate: ({ app, reviewedOn }, { now, thresholds }) =>
    judgeRecordedDate('reviewedOn', reviewedOn, {
      mostDays: thresholds.reviewDays,
      now,
      fix: (steps, facts) => [
        ...steps.decide('review-overdue.ask'),
        ...steps.read('nhi audit', { app: app.called }),
        ...runAsUser(facts, (user) => setsOf(steps, user)),
        ...inPolicyFile(steps, app, 'reviewedOn', null),
      ],
    }),
});
