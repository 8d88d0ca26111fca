import { elementEvidence } from '../element-evidence.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, pass } from '../rule.js';
import { orgSettings } from '../../steps/org.js';
import { stepWords } from '../../steps/texts.js';

export const orgApiAccessControlOff = defineRule({
  id: 'org-api-access-control-off',
  family: 'org',
  level: 'org',
  kind: 'posture',
  severity: 'info',
  controls: [
    'NHI3:2025',
    'SBS-OAUTH-001',
    'NIST CSF GV.SC-07',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-3',
    'NIST 800-53 CM-6',
    'ISO 27001 A.5.19',
    'SOC 2 CC6.6',
    ...HEALTH_REVIEW.apiAccessControl,
  ],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=xcloud.security_api_access_control_about.htm',
  needs: ['onlyApprovedApps'],
  evaluate: ({ onlyApprovedApps }) =>
    onlyApprovedApps
      ? pass
      : fail([elementEvidence('ConnectedAppSettings', 'enableAdminApprovedAppsOnly', false)], {
          fix: (steps) => [
            ...steps.decide('org-api-access-control-off.support'),
            ...steps.page('oauthUsage', stepWords('org-api-access-control-off.approve')),
            ...steps.page('apiAccessControl', stepWords('org-api-access-control-off.limit')),
            ...orgSettings(steps, 'ConnectedApp', { enableAdminApprovedAppsOnly: 'true' }),
          ],
        }),
});
