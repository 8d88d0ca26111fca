import { runAsLoginFailing } from '../../../src/rules/run-as/run-as-login-failing.js';
import {
  connectedApp,
  daysAgo,
  externalClientApp,
  gap,
  id,
  inventory,
  login,
  USER_ID,
} from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

const history = (...summaries: Array<ReturnType<typeof login>>) => ({ ...inventory().logins, summaries });

ruleTable(runAsLoginFailing, [
  { it: 'passes when the newest login succeeded', expect: 'pass' },
  {
    it: 'passes when a success followed a failure',
    given: { logins: history(login(), login({ status: 'User is frozen', newestAt: daysAgo(2) })) },
    expect: 'pass',
  },
  {
    it: 'fails when the newest failed',
    given: { logins: history(login(), login({ status: 'Failed: Not approved for access', newestAt: daysAgo(0.5) })) },
    expect: 'fail',
    tokens: ['sign.bot@example.com', '2026-11-20', 'Failed: Not approved for access'],
    shows: [
      'LoginHistory: 2026-11-20T00:00:00.000Z: Failed: Not approved for access, sign.bot@example.com, application Sign Callback',
    ],
    does: [
      `sf data query --query "SELECT LoginTime, LoginType, Application, Status, SourceIp FROM LoginHistory WHERE UserId = '005000000000001AAA' ORDER BY LoginTime DESC LIMIT 20"`,
      'sf nhi verify --app Sign_Callback',
      'sf nhi verify --app Sign_Callback --probe',
    ],
    message: /failed: Failed: Not approved for access/,
    evidence: /LoginHistory: 2026-11-20T00:00:00\.000Z: Failed/,
  },
  {
    it: 'fails when a failure has the same time as a success',
    given: { logins: history(login(), login({ status: 'Restricted IP' })) },
    expect: 'fail',
  },
  {
    it: 'is inconclusive about a status that is neither',
    given: { logins: history(login({ status: 'Erfolgreich' })) },
    expect: 'inconclusive',
    tokens: ['sign.bot@example.com', '2026-11-19', 'Erfolgreich'],
    shows: ['LoginHistory: 2026-11-19T12:00:00.000Z: Erfolgreich, sign.bot@example.com, application Sign Callback'],
    message: /"Erfolgreich"/,
  },
  { it: 'does not apply without a login', given: { logins: history() }, expect: 'notApplicable' },
  {
    it: 'does not judge logins of another flow',
    given: { logins: history(login({ subType: 'OauthWebServer', status: 'Restricted IP' })) },
    expect: 'notApplicable',
  },
  {
    it: 'knows the flow by its label, too',
    given: { logins: history(login({ subType: 'OAuth Client Credentials', status: 'Restricted IP' })) },
    expect: 'fail',
  },
  {
    it: 'does not judge logins of another user',
    given: { logins: history(login({ userId: id('005', 9), status: 'Restricted IP' })) },
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when another app of that label has the same user',
    given: {
      apps: [externalClientApp(), connectedApp({ name: 'Sign_Legacy' })],
      logins: history(login()),
    },
    expect: 'inconclusive',
    evidence: /Sign Callback/,
  },
  ...['0xI000000000001', null].flatMap((application): RuleCase[] => [
    {
      it: `is inconclusive when a newer login has the application name ${application}, which no app has`,
      given: { logins: history(login(), login({ application, newestAt: daysAgo(0.5), status: 'Restricted IP' })) },
      expect: 'inconclusive',
      evidence: /sign\.bot@example\.com made a newer client credentials login on 2026-11-20/,
    },
    {
      it: `is inconclusive when there is only a login with the application name ${application}`,
      given: { logins: history(login({ application })) },
      expect: 'inconclusive',
    },
    {
      it: `passes when the login with the application name ${application} is older`,
      given: { logins: history(login(), login({ application, newestAt: daysAgo(2), status: 'Restricted IP' })) },
      expect: 'pass',
    },
    {
      it: `fails when the login with the application name ${application} is older and the newest failed`,
      given: { logins: history(login({ status: 'Restricted IP' }), login({ application, newestAt: daysAgo(2) })) },
      expect: 'fail',
    },
    {
      it: `does not mind a login of another user with the application name ${application}`,
      given: { logins: history(login(), login({ application, userId: id('005', 9), newestAt: daysAgo(0.5) })) },
      expect: 'pass',
    },
  ]),
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
