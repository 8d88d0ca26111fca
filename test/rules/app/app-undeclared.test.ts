import { appUndeclared } from '../../../src/rules/app/app-undeclared.js';
import { externalClientApp, gap } from '../../support/inventory.js';
import { declares } from '../../support/declarations.js';
import { ruleTable } from '../rule-table.js';
import { eca } from './given.js';

ruleTable(appUndeclared, [
  { it: 'does not apply without a policy file', expect: 'notApplicable' },
  {
    it: 'does not apply when the policy declares no integrations',
    policy: { integrations: [], rules: {} },
    expect: 'notApplicable',
  },
  { it: 'passes for a declared app in any case', policy: { integrations: [{ app: 'sign_CALLBACK' }] }, expect: 'pass' },
  {
    it: 'passes for its kind and name',
    policy: { integrations: [{ app: 'ExternalClientApp:Sign_Callback' }] },
    expect: 'pass',
  },
  {
    it: 'fails for the other kind',
    policy: { integrations: [{ app: 'ConnectedApp:Sign_Callback' }] },
    expect: 'fail',
    shows: ['Policy file: no integration of Sign_Callback is declared'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'the policy file: integrations, entry of Sign_Callback: owner = null',
    ],
  },
  {
    it: 'fails for an app that is not declared',
    policy: { integrations: [{ app: 'Other' }] },
    expect: 'fail',
    message: /is not among them/,
  },
  {
    it: 'passes for the declared Run As user in any case',
    policy: declares({ username: 'SIGN.bot@example.com' }),
    expect: 'pass',
  },
  {
    it: 'fails for another Run As user',
    policy: declares({ username: 'etl@example.com' }),
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'etl@example.com'],
    shows: ['Policy file: username: etl@example.com'],
    does: ['the policy file: integrations, entry of Sign_Callback: username = sign.bot@example.com'],
    subject: 'sign.bot@example.com',
    message: /runs as sign\.bot@example\.com, and the policy file declares etl@example\.com/,
  },
  {
    it: 'leaves a missing Run As user to other rules',
    policy: declares({ username: 'etl@example.com' }),
    given: eca({ runAs: { state: 'missing', certain: true } }),
    expect: 'pass',
  },
  {
    it: 'is inconclusive when a username is declared and the Run As user was not read',
    policy: declares({ username: 'etl@example.com' }),
    given: { apps: [externalClientApp({ runAs: { state: 'notKnown' } })], gaps: [gap('ExtlClntAppOauthPlcyCnfg')] },
    expect: 'inconclusive',
  },
]);
