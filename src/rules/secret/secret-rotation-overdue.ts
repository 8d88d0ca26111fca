import { judgeRecordedDate } from '../recorded-date.js';
import { defineRule } from '../rule.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { rotate } from '../../steps/rotate.js';

// The sentences of a recorded date: 'fail', 'inconclusive', 'inconclusive-future'.
export const secretRotationOverdue = defineRule({
  id: 'secret-rotation-overdue',
  family: 'secret',
  level: 'app',
  kind: 'posture',
  severity: 'high',
  controls: [
    'NHI7:2025',
    'SBS-ACS-009',
    'NIST CSF PR.AA-01',
    'NIST 800-53 IA-5',
    'NIST 800-53 SC-12',
    'ISO 27001 A.5.17',
    'SOC 2 CC6.1',
    'CWE-324',
    'CWE-263',
    'PCI DSS 8.6.3',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_rotate_consumer_details.htm&type=5',
  needs: ['app', 'secretRotatedOn', 'time'],
  evaluate: ({ app, secretRotatedOn }, { now, thresholds }) =>
    judgeRecordedDate('secretRotatedOn', secretRotatedOn, {
      mostDays: thresholds.rotationDays,
      now,
      fix: (steps) => [...rotate(steps, app), ...inPolicyFile(steps, app, 'secretRotatedOn', null)],
    }),
});
