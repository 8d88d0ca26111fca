import { endpointOtherHost } from '../../../src/rules/endpoint/endpoint-other-host.js';
import { inventory } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { at, declares, PATH } from '../../support/declarations.js';

const url = (host: string) => at(`https://${host}${PATH}`);

ruleTable(endpointOtherHost, [
  { it: 'does not apply without a policy file', expect: 'notApplicable' },
  { it: 'does not apply to an integration without an endpoint', policy: declares({}), expect: 'notApplicable' },
  {
    it: 'does not apply to an app that is not declared',
    policy: { integrations: [{ app: 'Other', endpoint: PATH }] },
    expect: 'notApplicable',
  },
  { it: 'passes for a path', policy: at(PATH), expect: 'pass' },
  { it: 'passes for the host of the org in any case', policy: url('EXAMPLE.my.salesforce.com'), expect: 'pass' },
  { it: 'passes for the port of the protocol', policy: url('example.my.salesforce.com:443'), expect: 'pass' },
  {
    it: 'fails for the host of a sandbox',
    policy: url('example--uat.sandbox.my.salesforce.com'),
    expect: 'fail',
    tokens: ['example--uat.sandbox.my.salesforce.com', 'example.my.salesforce.com'],
    shows: [
      'Policy file: endpoint: https://example--uat.sandbox.my.salesforce.com/services/apexrest/sign/callback',
      'Organization: host of the org: example.my.salesforce.com',
    ],
    does: [
      'sf org display',
      'the policy file: integrations, entry of Sign_Callback: endpoint = https://example.my.salesforce.com/services/apexrest/sign/callback',
    ],
    message: /example--uat\.sandbox\.my\.salesforce\.com, and this org is example\.my\.salesforce\.com/,
    evidence: /Policy file: endpoint: https:\/\/example--uat/,
  },
  { it: 'fails for the login host', policy: url('login.salesforce.com'), expect: 'fail' },
  {
    it: 'fails when one of two endpoints is elsewhere',
    policy: {
      integrations: [
        { app: 'Sign_Callback', endpoint: PATH },
        { app: 'sign_callback', endpoint: `https://a.example${PATH}` },
      ],
    },
    expect: 'fail',
  },
  {
    it: 'is inconclusive for a URL when the org has no address',
    policy: url('example.my.salesforce.com'),
    given: { org: { ...inventory().org, instanceUrl: '' } },
    expect: 'inconclusive',
  },
  {
    it: 'passes for a path whatever the address of the org',
    policy: at(PATH),
    given: { org: { ...inventory().org, instanceUrl: '' } },
    expect: 'pass',
  },
  {
    it: 'names every endpoint that is elsewhere',
    policy: {
      integrations: ['a', 'b'].map((host) => ({ app: 'Sign_Callback', endpoint: `https://${host}.example${PATH}` })),
    },
    expect: 'fail',
    tokens: ['a.example, b.example', 'example.my.salesforce.com'],
    shows: [
      'Policy file: endpoint: https://a.example/services/apexrest/sign/callback',
      'Policy file: endpoint: https://b.example/services/apexrest/sign/callback',
      'Organization: host of the org: example.my.salesforce.com',
    ],
    does: [
      'sf org display',
      'the policy file: integrations, entry of Sign_Callback: endpoint = https://example.my.salesforce.com/services/apexrest/sign/callback',
      'the policy file: integrations, entry of Sign_Callback: endpoint = https://example.my.salesforce.com/services/apexrest/sign/callback',
    ],
  },
]);
