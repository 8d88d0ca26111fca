import { appDisabled } from '../../../src/rules/app/app-disabled.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appDisabled, [
  { it: 'passes when app and plugin are on', expect: 'pass' },
  { it: 'passes in any spelling of the plugin state', given: eca({ oauthPlugin: 'ENABLED' }), expect: 'pass' },
  {
    it: 'fails when the app is off',
    given: eca({ enabled: false }),
    expect: 'fail',
    shows: ['ExtlClntAppPlcyCnfg: IsEnabled: false, OauthPluginStatus: Enabled'],
    does: [
      'ExtlClntAppConfigurablePolicies: isEnabled = true',
      'ExtlClntAppConfigurablePolicies: isOauthPluginEnabled = true',
    ],
    message: /is switched off/,
    evidence: /IsEnabled: false/,
  },
  {
    it: 'fails when the plugin is off',
    given: eca({ oauthPlugin: 'Disabled' }),
    expect: 'fail',
    tokens: ['Disabled'],
    shows: ['ExtlClntAppPlcyCnfg: IsEnabled: true, OauthPluginStatus: Disabled'],
    does: [
      'ExtlClntAppConfigurablePolicies: isEnabled = true',
      'ExtlClntAppConfigurablePolicies: isOauthPluginEnabled = true',
    ],
    message: /Disabled/,
  },
  {
    it: 'fails when the plugin is missing',
    given: eca({ oauthPlugin: 'NotInstalled' }),
    expect: 'fail',
    tokens: ['NotInstalled'],
    shows: ['ExtlClntAppPlcyCnfg: IsEnabled: true, OauthPluginStatus: NotInstalled'],
    does: [
      'ExtlClntAppConfigurablePolicies: isEnabled = true',
      'ExtlClntAppConfigurablePolicies: isOauthPluginEnabled = true',
    ],
  },
  {
    it: 'fails when the app is off, whatever the plugin says',
    given: eca({ enabled: false, oauthPlugin: 'Paused' }),
    expect: 'fail',
  },
  {
    it: 'is inconclusive about a plugin state that it does not know',
    given: eca({ oauthPlugin: 'Paused' }),
    expect: 'inconclusive',
    tokens: ['Paused'],
    shows: ['ExtlClntAppPlcyCnfg: IsEnabled: true, OauthPluginStatus: Paused'],
    message: /"Paused"/,
  },
  {
    it: 'fails when the flow is half on',
    given: eca({ enabled: false, flow: { settings: false, policy: true } }),
    expect: 'fail',
  },
  {
    it: 'fails when one half is on and the other could not be read',
    given: {
      ...eca({ enabled: false, flow: { settings: null, policy: true } }),
      gaps: [gap('ExtlClntAppGlobalOauthSettings')],
    },
    expect: 'fail',
  },
  {
    it: 'passes when the flow is off, too',
    given: eca({ enabled: false, flow: { settings: false, policy: false } }),
    expect: 'pass',
  },
  {
    it: 'is inconclusive when the switches could not be read',
    given: { ...eca({ enabled: null, oauthPlugin: null }), gaps: [gap('ExtlClntAppPlcyCnfg')] },
    expect: 'inconclusive',
  },
  { it: 'does not apply to a connected app', given: legacy(), expect: 'notApplicable' },
]);
