import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, inconclusive, notApplicable, pass } from '../rule.js';
import { permittedUsersPolicy } from '../../platform/permitted-users.js';

export const appRunAsNotPreauthorized = defineRule({
  id: 'app-run-as-not-preauthorized',
  family: 'app',
  level: 'app',
  kind: 'breaks',
  severity: 'medium',
  controls: ['SBS-OAUTH-002', 'NIST CSF PR.AA-05', 'NIST 800-53 AC-3', 'ISO 27001 A.5.15', 'SOC 2 CC6.2'],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.preauth_user_app_access_through_eca.htm',
  needs: ['app', 'permittedUsers', 'preauthorizedBy', 'user'],
  evaluate({ app, permittedUsers, preauthorizedBy, user }) {
    const policy = permittedUsersPolicy(permittedUsers);
    const evidence = [appEvidence(app, 'permittedUsers', permittedUsers)];
    if (policy === 'unrecognised') return inconclusive(evidence, { tokens: [permittedUsers] });
    if (policy === 'selfAuthorized') return notApplicable;
    if (preauthorizedBy.length > 0) return pass;
    // Sources disagree on whether this policy binds the Run As user at all.
    return fail([...evidence, { source: 'SetupEntityAccess', detail: `no grant in force of ${user.username}` }], {
      tokens: [user.username],
      confidence: 'medium',
    });
  },
});
