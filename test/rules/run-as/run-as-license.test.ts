import { runAsLicense } from '../../../src/rules/run-as/run-as-license.js';
import { user } from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

ruleTable(runAsLicense, [
  { it: 'passes on the integration license', expect: 'pass' },
  ...['SALESFORCE INTEGRATION', 'Salesforce – Integration', 'salesforce-integration '].map((license): RuleCase => ({
    it: `passes on ${license}`,
    given: { users: [user({ license })] },
    expect: 'pass',
  })),
  {
    it: 'fails on another license',
    given: { users: [user({ license: 'Salesforce' })] },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'Salesforce'],
    shows: ['User: sign.bot@example.com: Profile.UserLicense.Name is Salesforce'],
    does: [
      `sf data query --query "SELECT Name, TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'"`,
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of '<username>'",
    ],
    message: /"Salesforce"/,
    evidence: /Profile\.UserLicense\.Name is Salesforce$/,
  },
  {
    it: 'fails on a license that only begins alike',
    given: { users: [user({ license: 'Salesforce Integration Plus' })] },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'Salesforce Integration Plus'],
    shows: ['User: sign.bot@example.com: Profile.UserLicense.Name is Salesforce Integration Plus'],
    does: [
      `sf data query --query "SELECT Name, TotalLicenses, UsedLicenses FROM UserLicense WHERE Name = 'Salesforce Integration'"`,
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of '<username>'",
    ],
  },
  {
    it: 'is inconclusive when the license is not known',
    given: { users: [user({ license: null })] },
    expect: 'inconclusive',
    tokens: ['sign.bot@example.com'],
    shows: ['User: sign.bot@example.com: Profile.UserLicense.Name is empty'],
  },
  ...userCases,
]);
