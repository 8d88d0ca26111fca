import { appLegacy } from '../../../src/rules/app/app-legacy.js';
import { gap } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { legacy } from './given.js';

// The kind of an app that is in the Inventory is always known, so this rule is never inconclusive.
ruleTable(appLegacy, [
  { it: 'passes for an external client app', expect: 'pass' },
  {
    it: 'fails for a connected app',
    given: legacy(),
    expect: 'fail',
    shows: ['ConnectedApp: Sign_Callback'],
    severity: 'info',
    evidence: /Sign_Callback/,
  },
  {
    it: 'fails for a connected app that could not be read',
    given: { ...legacy(), gaps: [gap('ConnectedApp')] },
    expect: 'fail',
  },
  {
    it: 'goes by the name of an app without a label',
    given: legacy({ label: null }),
    expect: 'fail',
    shows: ['ConnectedApp: Sign_Callback'],
    remedy: /App Manager > Sign_Callback/,
  },
  {
    it: 'sends those who have it from a package to its publisher',
    given: legacy({ name: 'pkg__Sign', namespace: 'pkg' }),
    expect: 'fail',
    shows: ['ConnectedApp: pkg__Sign'],
    remedy: /^[^\n]*pkg[^\n]*$/,
  },
]);
