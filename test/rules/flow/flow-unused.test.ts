import type { Inventory, LoginSummary } from '../../../src/inventory/inventory.js';
import { flowUnused } from '../../../src/rules/flow/flow-unused.js';
import { connectedApp, daysAgo, externalClientApp, gap, id, login, USER_ID } from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';

const logins = (
  summaries: LoginSummary[],
  clientCredentials: 'org' | 'runAsUsers' = 'org',
  from = daysAgo(180),
): Pick<Inventory, 'logins'> => ({ logins: { from, clientCredentials, summaries } });

const change = { by: 'admin@example.com', username: null, userId: USER_ID, appLabel: null };

ruleTable(flowUnused, [
  { it: 'passes with a recent successful login', expect: 'pass' },
  {
    it: 'passes with a login that shows the developer name, in any case',
    given: logins([login({ application: 'SIGN_CALLBACK' })]),
    expect: 'pass',
  },
  {
    it: 'passes with a login of a former Run As user',
    given: logins([login({ userId: id('005', 9) })]),
    expect: 'pass',
  },
  {
    it: 'passes with a login at the edge of the window',
    given: logins([login({ newestAt: daysAgo(90) })]),
    expect: 'pass',
  },
  {
    it: 'fails without any login',
    given: logins([]),
    expect: 'fail',
    tokens: [90, '2026-08-22'],
    shows: ['LoginHistory: client credentials logins since 2026-05-24 of every user'],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
    ],
    confidence: 'medium',
    message: /90 days \(since 2026-08-22\)/,
    evidence: /since 2026-05-24 of every user/,
  },
  {
    it: 'fails when the newest login is too old, and shows it',
    given: logins([login({ newestAt: daysAgo(91) }), login({ newestAt: daysAgo(150) })]),
    expect: 'fail',
    tokens: [90, '2026-08-22'],
    shows: [
      'LoginHistory: client credentials logins since 2026-05-24 of every user',
      'LoginHistory: 2026-08-21: Success, application Sign Callback',
    ],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
    ],
    evidence: /2026-08-21: Success/,
  },
  {
    it: 'follows the threshold',
    given: logins([login({ newestAt: daysAgo(31) })]),
    thresholds: { unusedDays: 30 },
    expect: 'fail',
    message: /30 days/,
  },
  {
    it: 'fails when all logins failed, and shows the newest',
    given: logins([
      login({ status: 'User is frozen', newestAt: daysAgo(3) }),
      login({ status: 'Failed: Not approved for access', newestAt: daysAgo(2) }),
    ]),
    expect: 'fail',
    evidence: /Failed: Not approved for access/,
  },
  {
    it: 'takes no login of another kind or another app for one of this app',
    given: {
      ...logins([login({ subType: 'OauthWebServer' }), login({ subType: null }), login({ application: 'Other App' })]),
      apps: [externalClientApp(), connectedApp({ name: 'Tother_App', label: 'Other App' })],
    },
    expect: 'fail',
  },
  ...['0xI000000000001', null].flatMap((application): RuleCase[] => [
    {
      it: `is inconclusive about a login of its Run As user with the application name ${application}, which no app has`,
      given: logins([login({ application })]),
      expect: 'inconclusive',
      message: /could be of this app/,
      evidence: new RegExp(`application ${application ?? '\\(none\\)'}$`),
    },
    {
      it: `fails when another user made the login with the application name ${application}`,
      given: logins([login({ application, userId: id('005', 9) })]),
      expect: 'fail',
    },
    {
      it: `fails when the login with the application name ${application} did not succeed`,
      given: logins([login({ application, status: 'Restricted IP' })]),
      expect: 'fail',
    },
    {
      it: `passes with a login of its own beside one with the application name ${application}`,
      given: logins([login({ newestAt: daysAgo(20) }), login({ application })]),
      expect: 'pass',
    },
  ]),
  {
    it: 'is inconclusive about a status that says nothing',
    given: logins([login({ status: 'Erfolgreich' })]),
    expect: 'inconclusive',
    tokens: ['2026-11-19', 'Erfolgreich'],
    shows: ['LoginHistory: 2026-11-19: Erfolgreich, application Sign Callback'],
    message: /"Erfolgreich"/,
  },
  {
    it: 'is inconclusive about a login without a status',
    given: logins([login({ status: null })]),
    expect: 'inconclusive',
    tokens: ['2026-11-19', ''],
    shows: ['LoginHistory: 2026-11-19: (no status), application Sign Callback'],
  },
  {
    it: 'is inconclusive about a login that another app of that label could have made',
    given: {
      ...logins([login()]),
      apps: [externalClientApp(), externalClientApp({ id: id('0xI', 2), name: 'Zign_Callback' })],
    },
    expect: 'inconclusive',
    message: /"Sign Callback", could be of this app or of another one/,
  },
  {
    it: 'is not led astray by a failed login that two apps could have made',
    given: {
      ...logins([login({ status: 'Restricted IP' })]),
      apps: [externalClientApp(), externalClientApp({ id: id('0xI', 2), name: 'Zign_Callback' })],
    },
    expect: 'fail',
  },
  {
    it: "is inconclusive when only logins of today's Run As users were read and the user changed",
    given: {
      ...logins([], 'runAsUsers'),
      apps: [connectedApp()],
      runAsChanges: [{ ...change, at: daysAgo(40), appId: id('0H4', 1) }],
    },
    expect: 'inconclusive',
    shows: ["LoginHistory: client credentials logins since 2026-05-24 of today's Run As users"],
    message: /may have run as another user/,
  },
  {
    it: 'is inconclusive when only those were read and the user of an external client app may have changed',
    given: { ...logins([], 'runAsUsers'), apps: [externalClientApp({ policyModifiedAt: daysAgo(40) })] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when only those were read and the audit trail was not',
    given: { ...logins([], 'runAsUsers'), apps: [connectedApp()], gaps: [gap('SetupAuditTrail')] },
    expect: 'inconclusive',
  },
  {
    it: 'fails when only those were read and the user is surely the same',
    given: { ...logins([], 'runAsUsers'), apps: [externalClientApp({ policyModifiedAt: daysAgo(200) })] },
    expect: 'fail',
    evidence: /of today's Run As users/,
  },
  {
    it: 'passes when only those were read and the user changed, but the new one logged in',
    given: {
      ...logins([login()], 'runAsUsers'),
      apps: [connectedApp()],
      runAsChanges: [{ ...change, at: daysAgo(40), appId: id('0H4', 1) }],
    },
    expect: 'pass',
  },
  {
    it: 'ignores the audit trail when the logins of every user were read',
    given: {
      ...logins([]),
      apps: [connectedApp()],
      runAsChanges: [{ ...change, at: daysAgo(40), appId: id('0H4', 1) }],
    },
    expect: 'fail',
  },
  {
    it: 'is inconclusive when less was read than the threshold asks',
    given: logins([], 'org', daysAgo(30)),
    expect: 'inconclusive',
    tokens: ['2026-10-21', 90],
    shows: ['LoginHistory: client credentials logins since 2026-10-21 of every user'],
    message: /from 2026-10-21 only, which is less than 90 days/,
  },
  {
    it: 'is inconclusive when the login history could not be read',
    given: { ...logins([]), gaps: [gap('LoginHistory')] },
    expect: 'inconclusive',
    evidence: /LoginHistory may not be read/,
  },
  {
    it: 'does not apply when the flow is half on, whatever could be read',
    given: {
      ...logins([]),
      apps: [externalClientApp({ flow: { settings: false, policy: true } })],
      gaps: [gap('LoginHistory')],
    },
    expect: 'notApplicable',
  },
  {
    it: 'does not apply when the flow is off',
    given: { ...logins([]), apps: [connectedApp({ flow: { settings: false, policy: false } })] },
    expect: 'notApplicable',
  },
  {
    it: 'is judged without a Run As user',
    given: { ...logins([]), apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'fail',
    tokens: [90, '2026-08-22'],
    shows: ['LoginHistory: client credentials logins since 2026-05-24 of every user'],
  },
]);
