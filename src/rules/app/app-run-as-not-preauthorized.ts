import { appEvidence } from '../app-evidence.js';
import { defineRule, fail, inconclusive, notApplicable, pass } from '../rule.js';
import { permittedUsersPolicy } from '../../platform/permitted-users.js';
import type { Evidence } from '../../findings/audit-report.js';
import { atMost, grantText } from '../run-as/evidence.js';
import { evidenceText } from '../texts.js';
import { approve } from '../../steps/app-policy.js';

const attachedEvidence = (grants: string): Evidence => ({
  source: 'SetupEntityAccess',
  detail: evidenceText('attached', [grants]),
});

export const appRunAsNotPreauthorized = defineRule({
  id: 'app-run-as-not-preauthorized',
  family: 'app',
  level: 'app',
  kind: 'breaks',
  severity: 'high',
  controls: ['SBS-OAUTH-002', 'NIST CSF PR.AA-05', 'NIST 800-53 AC-3', 'ISO 27001 A.5.15', 'SOC 2 CC6.2'],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.preauth_user_app_access_through_eca.htm',
  needs: ['app', 'permittedUsers', 'preauthorizedBy', 'user'],
  evaluate({ app, permittedUsers, preauthorizedBy, user }) {
    const policy = permittedUsersPolicy(permittedUsers);
    const evidence = [appEvidence(app, 'permittedUsers', permittedUsers)];
    if (policy === 'unrecognised') return inconclusive(evidence, { tokens: [permittedUsers] });
    if (policy === 'selfAuthorized') return notApplicable;
    const { grants, profileAlone } = preauthorizedBy;
    if (profileAlone) {
      return fail([...evidence, ...atMost(grants, (grant) => attachedEvidence(grantText(grant)))], {
        message: 'fail-profile-alone',
        tokens: [user.username],
        severity: 'medium',
        confidence: 'medium',
        fix: (steps) => approve(steps, app, user),
      });
    }
    if (grants.length > 0) return pass;
    return fail([...evidence, attachedEvidence(evidenceText('none'))], {
      tokens: [user.username],
      fix: (steps) => approve(steps, app, user),
    });
  },
});
