import { runAsHuman } from '../../../src/rules/run-as/run-as-human.js';
import { daysAgo, gap, inventory, login, USER_ID } from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

const history = (...summaries: Array<ReturnType<typeof login>>) => ({ ...inventory().logins, summaries });

const person = (changes: Parameters<typeof login>[0] = {}) =>
  login({ application: 'Browser', type: 'Application', subType: null, newestAt: daysAgo(10), count: 3, ...changes });

ruleTable(runAsHuman, [
  { it: 'passes when only programs logged in', expect: 'pass' },
  {
    it: 'fails when a person logged in',
    given: { logins: history(login(), person()) },
    expect: 'fail',
    tokens: ['sign.bot@example.com', '2026-11-10', 'Application'],
    shows: ['LoginHistory: 2026-11-10T12:00:00.000Z: Application, Success, application Browser, 3 in all'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of '<username>'",
      "sf data query --query 'SELECT Name, Label FROM PermissionSet WHERE PermissionsApiUserOnly = true AND IsOwnedByProfile = false AND HasActivationRequired = false AND PermissionSetGroupId = null'",
      "sf org assign permset --name '<permission set>' --on-behalf-of sign.bot@example.com",
    ],
    message: /2026-11-10 \(Application\)/,
    evidence: /Application, Success, application Browser, 3 in all/,
  },
  ...['SAML Idp Initiated SSO', 'Saml2', 'LightningLogin', 'Employee Login to Community', 'partner portal'].map(
    (type): RuleCase => ({ it: `fails for ${type}`, given: { logins: history(person({ type })) }, expect: 'fail' }),
  ),
  ...['Remote Access Client', 'Oauth2, Remote Access 2.0', 'OtherApi', 'Partner Product'].map((type): RuleCase => ({
    it: `passes for ${type}`,
    given: { logins: history(person({ type })) },
    expect: 'pass',
  })),
  ...['Restricted IP', 'Invalid Password', 'Failed: Computer activation required', 'Lightning Login required'].map(
    (status): RuleCase => ({
      it: `does not mind an attempt that failed: ${status}`,
      given: { logins: history(person({ status })) },
      expect: 'pass',
    }),
  ),
  {
    it: 'does not mind a login before the window',
    given: { logins: history(person({ newestAt: daysAgo(90.01) })) },
    expect: 'pass',
  },
  { it: 'minds a login at its start', given: { logins: history(person({ newestAt: daysAgo(90) })) }, expect: 'fail' },
  {
    it: 'is inconclusive about an unknown login type',
    given: { logins: history(person({ type: 'Brain Interface' })) },
    expect: 'inconclusive',
    tokens: ['sign.bot@example.com', '2026-11-10', 'Brain Interface'],
    shows: ['LoginHistory: 2026-11-10T12:00:00.000Z: Brain Interface, Success, application Browser, 3 in all'],
    message: /"Brain Interface"/,
  },
  {
    it: 'is inconclusive without a login type',
    given: { logins: history(person({ type: null })) },
    expect: 'inconclusive',
    tokens: ['sign.bot@example.com', '2026-11-10', ''],
    shows: ['LoginHistory: 2026-11-10T12:00:00.000Z: (no login type), Success, application Browser, 3 in all'],
  },
  {
    it: 'fails when a known one stands beside an unknown one',
    given: { logins: history(person({ type: 'Brain Interface' }), person()) },
    expect: 'fail',
  },
  {
    it: 'is inconclusive about an unknown status',
    given: { logins: history(person({ status: 'Erfolg' })) },
    expect: 'inconclusive',
    tokens: ['sign.bot@example.com', '2026-11-10', 'Erfolg'],
    shows: ['LoginHistory: 2026-11-10T12:00:00.000Z: Application, Erfolg, application Browser, 3 in all'],
    message: /"Erfolg"/,
  },
  {
    it: 'takes a client credentials login for a program whatever its type',
    given: { logins: history(login({ type: 'Brain Interface' })) },
    expect: 'pass',
  },
  {
    it: 'is inconclusive when the history that was read is too short',
    given: { logins: { ...history(login()), from: daysAgo(30) } },
    expect: 'inconclusive',
    tokens: [90, '2026-10-21'],
    shows: ['LoginHistory: read from 2026-10-21 on'],
    message: /last 90 days[^]*2026-10-21/,
  },
  {
    it: 'takes the window from the thresholds',
    given: { logins: { ...history(login()), from: daysAgo(30) } },
    thresholds: { interactiveLoginDays: 30 },
    expect: 'pass',
  },
  {
    it: 'is inconclusive when logins could not be read',
    given: { gaps: [gap('LoginHistory')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when logins of this user could not be read',
    given: { gaps: [gap('LoginHistory', { subjects: [USER_ID] })] },
    expect: 'inconclusive',
  },
  ...userCases,
]);
