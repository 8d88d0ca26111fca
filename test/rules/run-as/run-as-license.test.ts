import { runAsLicense } from '../../../src/rules/run-as/run-as-license.js';
import { externalClientApp, gap, user } from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';

ruleTable(runAsLicense, [
  { it: 'passes on the integration licence', expect: 'pass' },
  ...['SALESFORCE INTEGRATION', 'Salesforce – Integration', 'salesforce-integration '].map(
    (license): RuleCase => ({ it: `passes on ${license}`, given: { users: [user({ license })] }, expect: 'pass' }),
  ),
  {
    it: 'fails on another licence',
    given: { users: [user({ license: 'Salesforce' })] },
    expect: 'fail',
    message: /"Salesforce"/,
    evidence: /Profile\.UserLicense\.Name is Salesforce$/,
  },
  {
    it: 'fails on a licence that only begins alike',
    given: { users: [user({ license: 'Salesforce Integration Plus' })] },
    expect: 'fail',
  },
  {
    it: 'is inconclusive when the licence is not known',
    given: { users: [user({ license: null })] },
    expect: 'inconclusive',
  },
  {
    it: 'does not apply without a Run As user',
    given: { apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply when the value is the Username of nobody',
    given: { users: [] },
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when nobody can say who the app runs as',
    given: { apps: [externalClientApp({ runAs: { state: 'notKnown' } })], gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
    evidence: /ExtlClntAppOauthPlcyCnfg may not be read/,
  },
  {
    it: 'is inconclusive when users could not be read',
    given: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
    evidence: /User may not be read/,
  },
]);
