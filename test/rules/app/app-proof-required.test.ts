import { appProofRequired } from '../../../src/rules/app/app-proof-required.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appProofRequired, [
  { it: 'passes where id and secret are enough', given: eca({ requiredProofs: [] }), expect: 'pass' },
  { it: 'passes for a connected app', given: legacy({ requiredProofs: [] }), expect: 'pass' },
  {
    it: 'fails where the app requires DPoP, for the caller may be able to give it',
    given: eca({ requiredProofs: ['isDPopEnabled'] }),
    expect: 'fail',
    tokens: ['isDPopEnabled'],
    shows: ['ExtlClntAppGlobalOauthSettings: switched on: isDPopEnabled'],
    does: ['sf nhi verify --app Sign_Callback --probe', 'ExtlClntAppGlobalOauthSettings: isDPopEnabled = false'],
    confidence: 'medium',
    message: /isDPopEnabled/,
    evidence: /ExtlClntAppGlobalOauthSettings: .*isDPopEnabled/,
  },
  {
    it: 'names everything that a connected app requires',
    given: legacy({ requiredProofs: ['isDPopEnabled', 'isPKImTLSEnabled'] }),
    expect: 'fail',
    tokens: ['isDPopEnabled, isPKImTLSEnabled'],
    shows: ['ConnectedApp: switched on: isDPopEnabled, isPKImTLSEnabled'],
    does: [
      'sf nhi verify --app Sign_Callback --probe',
      'ConnectedApp:Sign_Callback: oauthConfig.isDPopEnabled = false',
      'ConnectedApp:Sign_Callback: oauthConfig.isPKImTLSEnabled = false',
    ],
    message: /\(isDPopEnabled, isPKImTLSEnabled\)/,
    evidence: /^ConnectedApp: /,
  },
  {
    it: 'is inconclusive when the settings could not be read',
    given: { ...eca({ requiredProofs: null }), gaps: [gap('ExtlClntAppGlobalOauthSettings')] },
    expect: 'inconclusive',
  },
  {
    it: 'is inconclusive where the settings do not say it',
    given: legacy({ requiredProofs: null }),
    expect: 'inconclusive',
  },
]);
