import { appReused } from '../../../src/rules/app/app-reused.js';
import { ruleTable } from '../rule-table.js';

const services = (...names: Array<string | undefined>) => ({
  integrations: names.map((service) => ({ app: 'Sign_Callback', service })),
});

ruleTable(appReused, [
  { it: 'does not apply without a policy file', expect: 'notApplicable' },
  {
    it: 'does not apply to an app that is not declared',
    policy: { integrations: [{ app: 'Other' }] },
    expect: 'notApplicable',
  },
  { it: 'passes for one service', policy: services('Signing'), expect: 'pass' },
  { it: 'passes for an entry without service', policy: services(undefined), expect: 'pass' },
  { it: 'passes for two entries of one service', policy: services('Signing', 'signing'), expect: 'pass' },
  {
    it: 'fails for two',
    policy: services('Signing', 'Billing'),
    expect: 'fail',
    tokens: [2, 'Signing, Billing'],
    shows: ['Policy file: service: Signing', 'Policy file: service: Billing'],
    does: [
      'sf nhi secret rotate --app Sign_Callback',
      'the policy file: integrations, entry of Sign_Callback: service = null',
    ],
    message: /2 services for this app: Signing, Billing/,
  },
  {
    it: 'fails for two beside an unnamed one',
    policy: services('Signing', undefined, 'Billing'),
    expect: 'fail',
    tokens: [2, 'Signing, Billing'],
    shows: ['Policy file: service: Signing', 'Policy file: service: (none)', 'Policy file: service: Billing'],
    does: [
      'sf nhi secret rotate --app Sign_Callback',
      'the policy file: integrations, entry of Sign_Callback: service = null',
    ],
  },
  {
    it: 'is inconclusive when one is not named',
    policy: services('Signing', undefined),
    expect: 'inconclusive',
    tokens: [2],
    shows: ['Policy file: service: Signing', 'Policy file: service: (none)'],
  },
  { it: 'reads services without the spaces around', policy: services('Signing', ' Signing '), expect: 'pass' },
]);
