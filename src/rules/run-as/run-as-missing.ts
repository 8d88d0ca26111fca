import type { Evidence } from '../../findings/audit-report.js';
import type { FactValues } from '../../facts/facts.js';
import { elementEvidence } from '../element-evidence.js';
import type { RuleEvidence } from '../evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass, type FixOf } from '../rule.js';
import { fromSource, probe, type StepApp } from '../../steps/app.js';
import { stepWords } from '../../steps/texts.js';
import { integrationUsers, setRunAs } from '../../steps/user.js';
import { shellQuoted } from '../../text/shell.js';
import { evidenceText } from '../texts.js';

const setting = ({ kind }: FactValues['app']): RuleEvidence =>
  kind === 'ConnectedApp'
    ? elementEvidence('ConnectedApp', 'oauthClientCredentialUser', null)
    : elementEvidence('ExtlClntAppOauthPlcyCnfg', 'ClientCredentialsFlowUser', null);

/** What was asked besides, where the platform may not return the setting at all. */
const silence = (): Evidence[] => [
  { source: 'SetupAuditTrail', detail: evidenceText('noAssignment') },
  { source: 'LoginHistory', detail: evidenceText('noLogin') },
];

const fixOf =
  (app: StepApp): FixOf =>
  (steps) => [
    ...integrationUsers(steps),
    ...setRunAs(steps, app, stepWords('user.anIntegrationUser')),
    ...fromSource(steps, app, 'policies', [
      {
        ConnectedApp: { element: 'oauthConfig.oauthClientCredentialUser', value: null },
        ExternalClientApp: { element: 'clientCredentialsFlowUser', value: null },
      },
    ]),
  ];

export const runAsMissing = defineRule({
  id: 'run-as-missing',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: [
    'NHI1:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 IA-9',
    'ISO 27001 A.5.16',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm',
  needs: ['app', 'runAsSetting'],
  // Only an app with at least one half of the flow on can come here without a Run As user.
  evaluate({ app, runAsSetting }) {
    if (runAsSetting.set) return pass;
    return runAsSetting.certain
      ? fail([setting(app)], { fix: fixOf(app) })
      : fail([setting(app), ...silence()], {
          message: 'fail-uncertain',
          tokens: [shellQuoted(app.called)],
          confidence: 'medium',
          fix: (steps, facts) => [
            ...steps.decide('run-as-missing.settle'),
            ...probe(steps, app),
            ...fixOf(app)(steps, facts),
          ],
        });
  },
});
