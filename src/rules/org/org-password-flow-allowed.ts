import { elementEvidence } from '../element-evidence.js';
import { defineRule, fail, pass } from '../rule.js';
import { orgSettings } from '../../steps/org.js';
import { stepWords } from '../../steps/texts.js';

export const orgPasswordFlowAllowed = defineRule({
  id: 'org-password-flow-allowed',
  family: 'org',
  level: 'org',
  kind: 'posture',
  severity: 'medium',
  controls: ['NHI4:2025', 'NIST CSF PR.AA-03', 'NIST 800-53 IA-5', 'CWE-522', 'ISO 27001 A.8.5', 'SOC 2 CC6.1'],
  documentation:
    'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.remoteaccess_disable_username_password_flow_ca.htm',
  needs: ['passwordFlowBlocked'],
  evaluate: ({ passwordFlowBlocked }) =>
    passwordFlowBlocked
      ? pass
      : fail([elementEvidence('OauthOidcSettings', 'blockOAuthUnPwFlow', false)], {
          fix: (steps) => [
            ...steps.page('loginHistory', stepWords('org-password-flow-allowed.find')),
            ...steps.decide('org-password-flow-allowed.move'),
            ...steps.page('oauthSettings', stepWords('org-password-flow-allowed.block')),
            ...orgSettings(steps, 'OauthOidc', { blockOAuthUnPwFlow: 'true' }),
          ],
        }),
});
