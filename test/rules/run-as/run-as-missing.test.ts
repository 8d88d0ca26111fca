import { runAsMissing } from '../../../src/rules/run-as/run-as-missing.js';
import { connectedApp, daysAgo, externalClientApp, gap, id } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(runAsMissing, [
  { it: 'passes with a Run As user', expect: 'pass' },
  { it: 'leaves a value that is no Username to another rule', given: { users: [] }, expect: 'pass' },
  {
    it: 'passes with a configured name whether or not users could be read',
    given: { users: [], gaps: [gap('User')] },
    expect: 'pass',
  },
  {
    it: 'passes with a user that the audit trail names and that could not be read',
    given: {
      apps: [connectedApp({ runAs: { state: 'auditTrail', username: null, userId: id('005', 9), at: daysAgo(3) } })],
      gaps: [gap('User')],
    },
    expect: 'pass',
  },
  {
    it: 'fails without one',
    given: { apps: [externalClientApp({ runAs: { state: 'missing', certain: true } })] },
    expect: 'fail',
    shows: ['ExtlClntAppOauthPlcyCnfg: ClientCredentialsFlowUser: (none)'],
    does: [
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      'ExtlClntAppOauthConfigurablePolicies: clientCredentialsFlowUser = null',
    ],
    confidence: 'high',
    evidence: /ClientCredentialsFlowUser: \(none\)/,
  },
  {
    it: 'fails also while only one half of the flow is on',
    given: {
      apps: [
        externalClientApp({ flow: { settings: false, policy: true }, runAs: { state: 'missing', certain: true } }),
      ],
    },
    expect: 'fail',
  },
  {
    it: 'fails with less confidence on the silence of every source, and says how to settle it',
    given: { apps: [connectedApp({ runAs: { state: 'missing', certain: false } })] },
    expect: 'fail',
    tokens: ['Sign_Callback'],
    shows: [
      'ConnectedApp: oauthClientCredentialUser: (none)',
      'SetupAuditTrail: no assignment of a client credentials user to this app',
      'LoginHistory: no successful client credentials login of this app',
    ],
    does: [
      'sf nhi verify --app Sign_Callback --probe',
      `sf data query --query "SELECT Username, Name FROM User WHERE IsActive = true AND Profile.UserLicense.Name = 'Salesforce Integration' ORDER BY CreatedDate DESC"`,
      'ConnectedApp:Sign_Callback: oauthConfig.oauthClientCredentialUser = null',
    ],
    confidence: 'medium',
    message: /sf nhi verify --app Sign_Callback --probe/,
    evidence: /oauthClientCredentialUser: \(none\)[^]*SetupAuditTrail[^]*LoginHistory/,
  },
  {
    it: 'is inconclusive when one of the silent sources was not heard',
    given: {
      apps: [connectedApp({ runAs: { state: 'missing', certain: false } })],
      gaps: [gap('SetupAuditTrail')],
    },
    expect: 'inconclusive',
    evidence: /SetupAuditTrail may not be read/,
  },
  {
    it: 'is inconclusive when no source told',
    given: { apps: [connectedApp({ runAs: { state: 'notKnown' } })], gaps: [gap('ConnectedApp')] },
    expect: 'inconclusive',
    evidence: /ConnectedApp may not be read/,
  },
  {
    it: 'is inconclusive when no source told and none has a gap',
    given: { apps: [externalClientApp({ runAs: { state: 'notKnown' } })] },
    expect: 'inconclusive',
  },
]);
