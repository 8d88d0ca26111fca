import { isIntegrationLicense } from '../../platform/licenses.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { userEvidence } from './evidence.js';
import { ownUser } from '../../steps/user.js';

export const runAsLicense = defineRule({
  id: 'run-as-license',
  family: 'run-as',
  level: 'app',
  kind: 'posture',
  severity: 'low',
  controls: [
    'NHI5:2025',
    'NIST CSF PR.AA-05',
    'NIST 800-53 AC-6',
    'ISO 27001 A.8.2',
    HEALTH_REVIEW.clientCredentialPolicies,
  ],
  documentation: 'https://help.salesforce.com/s/articleView?id=platform.integration_user.htm',
  needs: ['app', 'account'],
  evaluate({ app, account: user }) {
    const { username, license } = user;
    const evidence = [userEvidence(user, 'Profile.UserLicense.Name', license)];
    if (license === null) return inconclusive(evidence, { tokens: [username] });
    return isIntegrationLicense(license)
      ? pass
      : fail(evidence, {
          tokens: [username, license],
          subject: username,
          fix: (steps) => [
            ...steps.query(
              "SELECT Name, TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'",
            ),
            ...steps.decide('run-as-license.new'),
            ...ownUser(steps, app, user),
          ],
        });
  },
});
