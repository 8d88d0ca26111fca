import { reviewOverdue } from '../../../src/rules/review/review-overdue.js';
import { declares } from '../../support/declarations.js';
import { ruleTable } from '../rule-table.js';

ruleTable(reviewOverdue, [
  { it: 'does not apply without a policy file', expect: 'notApplicable' },
  {
    it: 'does not apply to an app that is not declared',
    policy: { integrations: [{ app: 'Other' }] },
    expect: 'notApplicable',
  },
  { it: 'is inconclusive without a date', policy: declares({}), expect: 'inconclusive', message: /no review/ },
  { it: 'passes at the limit', policy: declares({ reviewedOn: '2026-05-24' }), expect: 'pass' },
  {
    it: 'fails a day later',
    policy: declares({ reviewedOn: '2026-05-23' }),
    expect: 'fail',
    message: /2026-05-23, 181 days ago; at most 180/,
  },
  {
    it: 'takes the days of the policy',
    policy: { ...declares({ reviewedOn: '2026-11-01' }), defaults: { reviewDays: 10 } },
    expect: 'fail',
  },
]);
