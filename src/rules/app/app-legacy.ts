import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { stepWords } from '../../steps/texts.js';

export const appLegacy = defineRule({
  id: 'app-legacy',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'info',
  controls: [
    'NIST CSF ID.AM-08',
    'NIST CSF PR.PS-01',
    'NIST 800-53 CM-6',
    'ISO 27001 A.8.9',
    HEALTH_REVIEW.noNewConnectedApps,
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.external_integrations.htm&type=5',
  needs: ['app'],
  evaluate: ({ app }) =>
    app.kind === 'ConnectedApp'
      ? fail([{ source: 'ConnectedApp', detail: app.name }], {
          fix: (steps) =>
            app.packaged === null
              ? [
                  ...steps.decide('app-legacy.plan'),
                  ...steps.write('project retrieve start', { metadata: `ConnectedApp:${app.name}` }),
                  ...steps.page('appManager', app.label ?? app.name, stepWords('app-legacy.migrate')),
                  ...steps.decide('app-legacy.otherwise'),
                ]
              : steps.decide('app-legacy.packaged', [app.packaged]),
        })
      : pass,
});
