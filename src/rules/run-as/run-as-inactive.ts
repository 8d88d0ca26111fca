import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { userEvidence } from './evidence.js';
import { switchOff } from '../../steps/flow.js';
import { stepWords } from '../../steps/texts.js';
import { integrationUsers, onUser, setRunAs } from '../../steps/user.js';

export const runAsInactive = defineRule({
  id: 'run-as-inactive',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: [
    'NHI1:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 AC-2',
    'NIST 800-53 AC-2(3)',
    'ISO 27001 A.5.16',
    'ISO 27001 A.5.18',
    'SOC 2 CC6.2',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-user.html',
  needs: ['app', 'account'],
  evaluate: ({ app, account: user }) =>
    user.active
      ? pass
      : fail([userEvidence(user, 'IsActive', false)], {
          tokens: [user.username],
          subject: user.username,
          fix: (steps) => [
            ...steps.decide('run-as-inactive.choice'),
            ...integrationUsers(steps),
            ...setRunAs(steps, app, stepWords('user.anIntegrationUser')),
            ...steps.decide('run-as-inactive.reactivate', [user.username]),
            ...steps.write('data update record', { sobject: 'User', 'record-id': user.id, values: 'IsActive=true' }),
            ...onUser(steps, user, stepWords('run-as-inactive.page')),
            ...steps.decide('run-as-inactive.orOff'),
            ...switchOff(steps, app),
          ],
        }),
});
