import { runAsShared } from '../../../src/rules/run-as/run-as-shared.js';
import { connectedApp, daysAgo, externalClientApp, gap, id, user, USER_ID } from '../../support/inventory.js';
import { type RuleCase, ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

const twin = (changes: Parameters<typeof connectedApp>[0] = {}) => connectedApp({ name: 'Sign_Twin', ...changes });

ruleTable(runAsShared, [
  { it: 'passes when no other app runs as the user', expect: 'pass' },
  {
    it: 'fails when another app does, whatever the case of the Username',
    given: { apps: [externalClientApp(), twin({ runAs: { state: 'configured', username: 'SIGN.BOT@EXAMPLE.COM' } })] },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'Sign_Twin'],
    shows: ['ConnectedApp: Sign_Twin (ConnectedApp) also runs as sign.bot@example.com'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of '<username>'",
    ],
    evidence: /ConnectedApp: Sign_Twin \(ConnectedApp\) also runs as sign\.bot@example\.com/,
  },
  {
    it: 'fails when a login proves it of another app',
    given: {
      apps: [
        externalClientApp(),
        twin({ runAs: { state: 'login', username: null, userId: USER_ID.slice(0, 15), at: daysAgo(3) } }),
      ],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'Sign_Twin'],
    shows: ['ConnectedApp: Sign_Twin (ConnectedApp) also runs as sign.bot@example.com'],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of '<username>'",
    ],
  },
  {
    it: 'fails although the list of apps is not complete',
    given: { apps: [externalClientApp(), twin()], gaps: [gap('ConnectedApp')] },
    expect: 'fail',
  },
  {
    it: 'passes when other apps run as others',
    given: {
      apps: [externalClientApp(), twin({ runAs: { state: 'configured', username: 'etl@example.com' } })],
      users: [user(), user({ id: id('005', 2), username: 'etl@example.com' })],
    },
    expect: 'pass',
  },
  ...(['ConnectedApp', 'ExternalClientApplication', 'ExtlClntAppOauthPlcyCnfg'] as const).map((source): RuleCase => ({
    it: `is inconclusive when ${source} could not be read`,
    given: { gaps: [gap(source)] },
    expect: 'inconclusive',
  })),
  {
    it: 'is inconclusive when one connected app could not be read',
    given: { gaps: [gap('ConnectedApp', { subjects: ['ConnectedApp:Unread'] })] },
    expect: 'inconclusive',
  },
  {
    it: 'passes when the gap is about an app whose Run As user is known all the same',
    given: { gaps: [gap('ExtlClntAppOauthPlcyCnfg', { subjects: ['ExternalClientApp:Sign_Callback'] })] },
    expect: 'pass',
  },
  {
    it: 'is inconclusive when the Run As user of another app is not known',
    given: { apps: [externalClientApp(), twin({ runAs: { state: 'notKnown' } })] },
    expect: 'inconclusive',
    evidence: /Who "Sign Callback" runs as is not known/,
  },
  {
    it: 'is inconclusive when apps could not be counted',
    given: { counts: { connectedApps: 0, externalClientApps: null } },
    expect: 'inconclusive',
  },
  {
    it: 'names an app of each kind, a packaged one, too',
    given: {
      apps: [
        externalClientApp(),
        externalClientApp({ id: id('0xI', 2), name: 'pkg__Other', namespace: 'pkg' }),
        twin(),
      ],
    },
    expect: 'fail',
    tokens: ['sign.bot@example.com', 'Sign_Twin, Sign_Callback'],
    shows: [
      'ConnectedApp: Sign_Twin (ConnectedApp) also runs as sign.bot@example.com',
      'ExtlClntAppOauthPlcyCnfg: Sign_Callback (ExternalClientApp) also runs as sign.bot@example.com',
    ],
    does: [
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      "sf org assign permset --name '<permission set>' --on-behalf-of '<username>'",
    ],
  },
  ...userCases,
]);
