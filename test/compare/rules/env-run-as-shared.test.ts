import { envRunAsShared } from '../../../src/compare/rules/env-run-as-shared.js';
import { externalClientApp, gap, user } from '../../support/inventory.js';
import { pairTable } from '../pair-table.js';
import { PRODUCTION_USER, production } from '../two-orgs.js';

const same = { apps: [externalClientApp()], users: [user({ username: PRODUCTION_USER.toUpperCase() })] };

pairTable(envRunAsShared, [
  { it: 'passes with a user and its copy in the sandbox', expect: 'pass' },
  {
    it: 'fails with one Username',
    source: same,
    expect: 'fail',
    effect: 'riskier',
    severity: 'high',
    subject: PRODUCTION_USER,
    message: /on both sides/,
  },
  {
    it: 'is inconclusive when the user of the target could not be read',
    target: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
    message: /target/,
  },
  {
    it: 'is inconclusive when the user of the source could not be read',
    source: { users: [], gaps: [gap('User')] },
    expect: 'inconclusive',
    message: /source/,
  },
  { it: 'does not apply without a Run As user', source: { users: [] }, expect: 'notApplicable' },
  { it: 'does not apply within one org', source: { ...same, org: production().org }, expect: 'notApplicable' },
]);
