import { appOwnerMissing } from '../../../src/rules/app/app-owner-missing.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { declares } from '../../support/declarations.js';
import { eca, legacy } from './given.js';

ruleTable(appOwnerMissing, [
  { it: 'passes with a contact e-mail', expect: 'pass' },
  {
    it: 'fails without one',
    given: eca({ contactEmail: null }),
    expect: 'fail',
    shows: ['ExternalClientApplication: ContactEmail: (none)'],
    does: ['ExternalClientApplication:Sign_Callback: contactEmail = null'],
    evidence: /ExternalClientApplication: ContactEmail: \(none\)/,
  },
  {
    it: 'fails with a blank one',
    given: legacy({ contactEmail: '  ' }),
    expect: 'fail',
    shows: ['ConnectedApp: contactEmail: (none)'],
    does: ['ConnectedApp:Sign_Callback: contactEmail = null'],
  },
  {
    it: 'is inconclusive when the app could not be read',
    given: { ...eca({ contactEmail: null }), gaps: [gap('ExternalClientApplication')] },
    expect: 'inconclusive',
  },
  {
    it: 'passes with an owner in the policy file',
    policy: declares({ owner: 'team' }),
    given: eca({ contactEmail: null }),
    expect: 'pass',
  },
  {
    it: 'fails when the policy file declares it without an owner, whatever its contact e-mail',
    policy: declares({}),
    expect: 'fail',
    shows: ['Policy file: owner: (none)'],
    does: ['the policy file: integrations, entry of Sign_Callback: owner = null'],
    message: /declares the integration without an owner/,
    evidence: /Policy file: owner: \(none\)/,
  },
  {
    it: 'does not fail an app for want of a declaration',
    policy: { integrations: [{ app: 'Other', owner: 'team' }] },
    expect: 'pass',
  },
]);
