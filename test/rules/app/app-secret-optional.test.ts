import { appSecretOptional } from '../../../src/rules/app/app-secret-optional.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appSecretOptional, [
  { it: 'passes when the secret is required', expect: 'pass' },
  {
    it: 'fails when it is optional',
    given: eca({ consumerSecretOptional: true }),
    expect: 'fail',
    shows: ['ExtlClntAppGlobalOauthSettings: isConsumerSecretOptional: true'],
    does: ['ExtlClntAppGlobalOauthSettings: isConsumerSecretOptional = false'],
    evidence: /ExtlClntAppGlobalOauthSettings: isConsumerSecretOptional: true/,
  },
  {
    it: 'fails for a connected app',
    given: legacy({ consumerSecretOptional: true }),
    expect: 'fail',
    shows: ['ConnectedApp: isConsumerSecretOptional: true'],
    does: ['ConnectedApp:Sign_Callback: oauthConfig.isConsumerSecretOptional = false'],
  },
  {
    it: 'is inconclusive when the settings could not be read',
    given: { ...eca({ consumerSecretOptional: null }), gaps: [gap('ExtlClntAppGlobalOauthSettings')] },
    expect: 'inconclusive',
  },
]);
