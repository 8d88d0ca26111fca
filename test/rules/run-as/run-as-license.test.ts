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
    message: /"Salesforce"/,
    evidence: /Profile\.UserLicense\.Name is Salesforce$/,
  },
  {
    it: 'fails on a license that only begins alike',
    given: { users: [user({ license: 'Salesforce Integration Plus' })] },
    expect: 'fail',
  },
  {
    it: 'is inconclusive when the license is not known',
    given: { users: [user({ license: null })] },
    expect: 'inconclusive',
  },
  ...userCases,
]);
