import { runAsUnknown } from '../../../src/rules/run-as/run-as-unknown.js';
import { connectedApp, externalClientApp, gap, id, user } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(runAsUnknown, [
  { it: 'passes when the Username is that of a user', expect: 'pass' },
  {
    it: 'passes whatever the case of the Username',
    given: { apps: [externalClientApp({ runAs: { state: 'configured', username: 'Sign.Bot@Example.COM' } })] },
    expect: 'pass',
  },
  {
    it: 'fails when nobody has the Username',
    given: { users: [] },
    expect: 'fail',
    tokens: ['sign.bot@example.com'],
    shows: ['User: no user has the Username sign.bot@example.com'],
    does: [
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      'ExtlClntAppOauthConfigurablePolicies: clientCredentialsFlowUser = null',
    ],
    subject: 'sign.bot@example.com',
    evidence: /no user has the Username sign\.bot@example\.com/,
  },
  {
    it: 'says so when it is an e-mail address',
    given: {
      apps: [externalClientApp({ runAs: { state: 'configured', username: 'Platform@example.com' } })],
      users: [user(), user({ id: id('005', 2), username: 'etl@example.com' })],
    },
    expect: 'fail',
    tokens: ['Platform@example.com', 'sign.bot@example.com, etl@example.com'],
    shows: [
      'User: sign.bot@example.com: Email is Platform@example.com',
      'User: etl@example.com: Email is Platform@example.com',
    ],
    does: [
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      'ExtlClntAppOauthConfigurablePolicies: clientCredentialsFlowUser = null',
    ],
    message: /e-mail address[^]*sign\.bot@example\.com, etl@example\.com/,
  },
  {
    it: 'does not apply without a Run As user',
    given: { apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'notApplicable',
  },
  {
    it: 'is inconclusive when users could not be read',
    given: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive when this username could not be read',
    given: { users: [], gaps: [gap('User', { subjects: ['SIGN.BOT@example.com'] })] },
    expect: 'inconclusive',
  },
  {
    it: 'fails when only other usernames could not be read',
    given: { users: [], gaps: [gap('User', { subjects: ['other@example.com'] })] },
    expect: 'fail',
  },
  {
    it: 'proposes the one user whose e-mail address it is',
    given: { apps: [externalClientApp({ runAs: { state: 'configured', username: 'platform@example.com' } })] },
    expect: 'fail',
    tokens: ['platform@example.com', 'sign.bot@example.com'],
    shows: ['User: sign.bot@example.com: Email is platform@example.com'],
    does: ['ExtlClntAppOauthConfigurablePolicies: clientCredentialsFlowUser = sign.bot@example.com'],
    remedy: /sign\.bot@example\.com/,
  },
  {
    it: 'proposes it for a connected app, too',
    given: { apps: [connectedApp({ runAs: { state: 'configured', username: 'platform@example.com' } })] },
    expect: 'fail',
    tokens: ['platform@example.com', 'sign.bot@example.com'],
    shows: ['User: sign.bot@example.com: Email is platform@example.com'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.oauthClientCredentialUser = sign.bot@example.com'],
  },
]);
