import { listed } from '../../text/listed.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, notApplicable, pass, type FixOf } from '../rule.js';
import { atMost, userEvidence } from './evidence.js';
import { fromSource, type StepApp } from '../../steps/app.js';
import { stepWords } from '../../steps/texts.js';
import { integrationUsers, setRunAs } from '../../steps/user.js';
import { evidenceText } from '../texts.js';

/** @param meant the Username of the only user with the e-mail address that was entered */
const fixOf =
  (app: StepApp, meant: string | null): FixOf =>
  (steps) => [
    ...(meant === null ? integrationUsers(steps) : steps.decide('run-as-unknown.meant', [meant])),
    ...setRunAs(steps, app, meant ?? stepWords('user.anIntegrationUser')),
    ...fromSource(steps, app, 'policies', [
      {
        ConnectedApp: { element: 'oauthConfig.oauthClientCredentialUser', value: meant },
        ExternalClientApp: { element: 'clientCredentialsFlowUser', value: meant },
      },
    ]),
  ];

export const runAsUnknown = defineRule({
  id: 'run-as-unknown',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'critical',
  controls: [
    'NHI1:2025',
    'NIST CSF PR.AA-01',
    'NIST 800-53 IA-4',
    'ISO 27001 A.5.16',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm',
  needs: ['app', 'runAs'],
  evaluate({ app, runAs }) {
    if (runAs.state === 'missing') return notApplicable;
    if (runAs.state === 'set') return pass;
    const { username, emailOf } = runAs;
    if (emailOf.length === 0) {
      return fail([{ source: 'User', detail: evidenceText('noUsername', [username]) }], {
        tokens: [username],
        subject: username,
        fix: fixOf(app, null),
      });
    }
    return fail(
      atMost(emailOf, (owner) => userEvidence({ username: owner }, 'Email', username)),
      {
        message: 'fail-email',
        tokens: [username, listed(emailOf, (owner) => owner)],
        subject: username,
        fix: fixOf(app, emailOf.length === 1 ? (emailOf[0] ?? null) : null),
      },
    );
  },
});
