import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { evidenceOfExcess, rightsText } from './access-text.js';
import { byGrant, contentInSource, few, onGrant } from '../../steps/grant.js';
import { inPolicyFile } from '../../steps/policy-file.js';
import { stepWords } from '../../steps/texts.js';

export const runAsAccessExcess = defineRule({
  id: 'run-as-access-excess',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'medium',
  controls: [
    'NHI5:2025',
    'SBS-ACS-008',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-6',
    'CWE-272',
    'ISO 27001 A.5.15',
    'SOC 2 CC6.3',
    'PCI DSS 7.2.5',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.permissions_about_users_access.htm&type=5',
  needs: ['app', 'user', 'excessAccess'],
  evaluate({ app, user, excessAccess }) {
    if (excessAccess.length === 0) return pass;
    const { username } = user;
    return fail(evidenceOfExcess(excessAccess), {
      tokens: [username, rightsText(excessAccess)],
      subject: username,
      fix: (steps) => [
        ...steps.decide('run-as-access-excess.choice'),
        ...few(steps, byGrant(excessAccess), ([grant, rights]) => [
          ...onGrant(steps, user, grant, stepWords('set.remove', [rightsText(rights)])),
          ...contentInSource(steps, grant, rights, false),
        ]),
        ...steps.decide('run-as-access-excess.orPolicy'),
        ...inPolicyFile(steps, app, 'access', null),
      ],
    });
  },
});
