import { flowHalfEnabled } from '../../../src/rules/flow/flow-half-enabled.js';
import { connectedApp, daysAgo, externalClientApp, gap, USER_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

ruleTable(flowHalfEnabled, [
  { it: 'passes with both halves on', expect: 'pass' },
  {
    it: 'passes with both halves off, where nothing is half on',
    given: { apps: [externalClientApp({ flow: { settings: false, policy: false } })] },
    expect: 'pass',
  },
  {
    it: 'fails with only the settings on',
    given: { apps: [externalClientApp({ flow: { settings: true, policy: false } })] },
    expect: 'fail',
    tokens: ['settings', 'policies'],
    shows: [
      'ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled: true',
      'ExtlClntAppOauthPlcyCnfg: IsClientCredentialsFlowEnabled: false',
    ],
    does: ['ExtlClntAppOauthConfigurablePolicies: isClientCredentialsFlowEnabled = true'],
    message: /on in the settings .* off in its policies/,
    evidence: /ExtlClntAppOauthPlcyCnfg: IsClientCredentialsFlowEnabled: false/,
  },
  {
    it: 'fails with only the policies on',
    given: { apps: [externalClientApp({ flow: { settings: false, policy: true } })] },
    expect: 'fail',
    tokens: ['policies', 'settings'],
    shows: [
      'ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled: false',
      'ExtlClntAppOauthPlcyCnfg: IsClientCredentialsFlowEnabled: true',
    ],
    does: ['ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled = true'],
    message: /on in the policies .* off in its settings/,
    evidence: /ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled: false/,
  },
  {
    it: 'does not need to know the Run As user',
    given: { apps: [externalClientApp({ flow: { settings: false, policy: true }, runAs: { state: 'notKnown' } })] },
    expect: 'fail',
  },
  {
    it: 'fails for a connected app with a Run As user and the flow off',
    given: { apps: [connectedApp({ flow: { settings: false, policy: false } })] },
    expect: 'fail',
    shows: ['ConnectedApp: isClientCredentialEnabled: false'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.isClientCredentialEnabled = true'],
    message: /Run As user/,
    evidence: /ConnectedApp: isClientCredentialEnabled: false/,
  },
  {
    it: 'fails for a connected app whose Run As user only the audit trail shows',
    given: {
      apps: [
        connectedApp({
          flow: { settings: false, policy: false },
          runAs: { state: 'auditTrail', username: null, userId: USER_ID, at: daysAgo(5) },
        }),
      ],
    },
    expect: 'fail',
  },
  { it: 'passes for a connected app with the flow on', given: { apps: [connectedApp()] }, expect: 'pass' },
  {
    it: 'is inconclusive when the settings could not be read',
    given: {
      apps: [externalClientApp({ flow: { settings: null, policy: true } })],
      gaps: [gap('ExtlClntAppGlobalOauthSettings')],
    },
    expect: 'inconclusive',
    evidence: /ExtlClntAppGlobalOauthSettings may not be read/,
  },
  {
    it: 'passes when the settings could not be read and a login proves them',
    given: {
      apps: [externalClientApp({ flow: { settings: null, policy: true }, provenByLoginAt: daysAgo(2) })],
      gaps: [gap('ExtlClntAppGlobalOauthSettings')],
    },
    expect: 'pass',
  },
  {
    it: 'is inconclusive for a connected app whose switch could not be read',
    given: { apps: [connectedApp({ flow: { settings: null, policy: null } })], gaps: [gap('ConnectedApp')] },
    expect: 'inconclusive',
  },
  {
    it: 'says how to switch the settings off, too',
    given: { apps: [externalClientApp({ flow: { settings: true, policy: false } })] },
    expect: 'fail',
    tokens: ['settings', 'policies'],
    shows: [
      'ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled: true',
      'ExtlClntAppOauthPlcyCnfg: IsClientCredentialsFlowEnabled: false',
    ],
    does: ['ExtlClntAppOauthConfigurablePolicies: isClientCredentialsFlowEnabled = true'],
    remedy: /Flow Enablement: clear Enable Client Credentials Flow$/,
  },
  {
    it: 'says how to switch the policies off, too',
    given: { apps: [externalClientApp({ flow: { settings: false, policy: true } })] },
    expect: 'fail',
    tokens: ['policies', 'settings'],
    shows: [
      'ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled: false',
      'ExtlClntAppOauthPlcyCnfg: IsClientCredentialsFlowEnabled: true',
    ],
    does: ['ExtlClntAppGlobalOauthSettings: isClientCredentialsFlowEnabled = true'],
    remedy: /Policies[^\n]*clear Enable Client Credentials Flow$/,
  },
  {
    it: 'says how to take the user from a connected app',
    given: { apps: [connectedApp({ flow: { settings: false, policy: false } })] },
    expect: 'fail',
    shows: ['ConnectedApp: isClientCredentialEnabled: false'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.isClientCredentialEnabled = true'],
    remedy: /remove the user$/,
  },
]);
