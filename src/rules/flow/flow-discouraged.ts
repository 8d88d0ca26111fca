import { appEvidence } from '../app-evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail } from '../rule.js';
import { onSettings } from '../../steps/app.js';
import { switchOff } from '../../steps/flow.js';
import { stepWords } from '../../steps/texts.js';

export const flowDiscouraged = defineRule({
  id: 'flow-discouraged',
  family: 'flow',
  level: 'app',
  kind: 'posture',
  severity: 'info',
  controls: [
    'NHI4:2025',
    'NIST CSF PR.AA-03',
    'NIST 800-53 IA-5',
    'NIST 800-53 IA-9',
    'ISO 27001 A.8.5',
    ...HEALTH_REVIEW.noClientCredentials,
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.shr_external_client_apps.htm',
  needs: ['app', 'flowOn'],
  evaluate: ({ app }) =>
    fail([appEvidence(app, 'flow', true)], {
      message: app.kind === 'ConnectedApp' ? 'fail-connected-app' : 'fail',
      fix: (steps) => [
        ...steps.decide('flow-discouraged.ask'),
        ...onSettings(steps, app, stepWords('flow-discouraged.jwt')),
        ...steps.decide('flow-discouraged.move'),
        ...switchOff(steps, app),
        ...steps.decide('flow-discouraged.stay'),
      ],
    }),
});
