import { runAsInactive } from '../../../src/rules/run-as/run-as-inactive.js';
import { externalClientApp, gap, user } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(runAsInactive, [
  { it: 'passes for an active user', expect: 'pass' },
  {
    it: 'fails for a deactivated user',
    given: { users: [user({ active: false })] },
    expect: 'fail',
    subject: 'sign.bot@example.com',
    evidence: /IsActive is false/,
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
