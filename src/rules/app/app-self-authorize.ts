import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { permittedUsersPolicy } from '../../platform/permitted-users.js';
import { approveOnly } from '../../steps/app-policy.js';
import { knownUser } from '../known-user.js';

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
        return fail(evidence, { fix: (steps, facts) => approveOnly(steps, app, knownUser(facts)) });
      case 'unrecognised':
        return inconclusive(evidence, { tokens: [permittedUsers] });
    }
  },
});
