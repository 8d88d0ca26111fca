import { appOwnerMissing } from '../../../src/rules/app/app-owner-missing.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { eca, legacy } from './given.js';

ruleTable(appOwnerMissing, [
  { it: 'passes with a contact e-mail', expect: 'pass' },
  {
    it: 'fails without one',
    given: eca({ contactEmail: null }),
    expect: 'fail',
    evidence: /ExternalClientApplication: ContactEmail: \(none\)/,
  },
  { it: 'fails with a blank one', given: legacy({ contactEmail: '  ' }), expect: 'fail' },
  {
    it: 'is inconclusive when the app could not be read',
    given: { ...eca({ contactEmail: null }), gaps: [gap('ExternalClientApplication')] },
    expect: 'inconclusive',
  },
]);
