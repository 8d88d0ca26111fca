import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, inconclusive, pass, type FixOf } from '../rule.js';
import { permittedUsersPolicy } from '../../platform/permitted-users.js';
import { fromSource, onPolicies, preauthorize, type StepApp } from '../../steps/app.js';
import { stepWords } from '../../steps/texts.js';
import { setsOf } from '../../steps/user.js';
import { runAsUser } from '../known-user.js';

const fixOf =
  (app: StepApp): FixOf =>
  (steps, facts) => [
    ...steps.decide('app-self-authorize.first'),
    ...runAsUser(facts, (user) => setsOf(steps, user)),
    ...preauthorize(steps, app),
    ...onPolicies(steps, app, stepWords('app-self-authorize.approve')),
    ...fromSource(steps, app, 'policies', [
      {
        ConnectedApp: { element: 'oauthConfig.isAdminApproved', value: 'true' },
        ExternalClientApp: { element: 'permittedUsersPolicyType', value: 'AdminApprovedPreAuthorized' },
      },
    ]),
  ];

export const appSelfAuthorize = defineRule({
  id: 'app-self-authorize',
  family: 'app',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'SBS-OAUTH-002',
    'NHI4:2025',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-3',
    'NIST 800-53 AC-6',
    'ISO 27001 A.5.15',
    'SOC 2 CC6.2',
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=xcloud.connected_app_manage_oauth.htm&type=5',
  needs: ['app', 'permittedUsers'],
  evaluate({ app, permittedUsers }) {
    const evidence = [appEvidence(app, 'permittedUsers', permittedUsers)];
    switch (permittedUsersPolicy(permittedUsers)) {
      case 'adminApproved':
        return pass;
      case 'selfAuthorized':
        return fail(evidence, { fix: fixOf(app) });
      case 'unrecognised':
        return inconclusive(evidence, { tokens: [permittedUsers] });
    }
  },
});
