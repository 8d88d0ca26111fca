import type { Inventory, OrgSettings } from '../../../src/inventory/inventory.js';
import { secretReadableByApi } from '../../../src/rules/secret/secret-readable-by-api.js';
import { gap, inventory } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';

const settings = (changes: Partial<OrgSettings>): Pick<Inventory, 'settings'> => ({
  settings: { ...inventory().settings, ...changes },
});

ruleTable(secretReadableByApi, [
  { it: 'passes when neither API gives secrets', expect: 'pass' },
  {
    it: 'fails when the Metadata API does',
    given: settings({ secretsInMetadataApi: true }),
    expect: 'fail',
    tokens: ['Metadata API'],
    shows: [
      'ExternalClientAppSettings: enableConsumerSecretApiAccess: true',
      'ExternalClientAppSettings: enableClientSecretInRestApiAccess: false',
    ],
    does: ['Settings:ExternalClientApp: enableConsumerSecretApiAccess = false'],
    subject: 'org',
    message: /: Metadata API\./,
    evidence: /enableConsumerSecretApiAccess: true/,
  },
  {
    it: 'fails when the REST API does',
    given: settings({ secretsInRestApi: true }),
    expect: 'fail',
    tokens: ['REST API'],
    shows: [
      'ExternalClientAppSettings: enableConsumerSecretApiAccess: false',
      'ExternalClientAppSettings: enableClientSecretInRestApiAccess: true',
    ],
    does: ['Settings:ExternalClientApp: enableClientSecretInRestApiAccess = false'],
    message: /: REST API\./,
    evidence: /enableClientSecretInRestApiAccess: true/,
  },
  {
    it: 'names both',
    given: settings({ secretsInMetadataApi: true, secretsInRestApi: true }),
    expect: 'fail',
    tokens: ['Metadata API and REST API'],
    shows: [
      'ExternalClientAppSettings: enableConsumerSecretApiAccess: true',
      'ExternalClientAppSettings: enableClientSecretInRestApiAccess: true',
    ],
    does: [
      'Settings:ExternalClientApp: enableConsumerSecretApiAccess = false',
      'Settings:ExternalClientApp: enableClientSecretInRestApiAccess = false',
    ],
    message: /Metadata API and REST API/,
  },
  {
    it: 'is inconclusive when the settings could not be read',
    given: {
      ...settings({ secretsInMetadataApi: null, secretsInRestApi: null }),
      gaps: [gap('ExternalClientAppSettings')],
    },
    expect: 'inconclusive',
    evidence: /ExternalClientAppSettings may not be read/,
  },
  {
    it: 'is inconclusive when one of them is not known and the other is off',
    given: settings({ secretsInRestApi: null }),
    expect: 'inconclusive',
  },
  {
    it: 'fails when one of them is on, whatever the other is',
    given: settings({ secretsInMetadataApi: true, secretsInRestApi: null }),
    expect: 'fail',
    message: /: Metadata API\./,
    evidence: /enableClientSecretInRestApiAccess: not known/,
  },
]);
