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
  {
    it: 'is inconclusive without a date',
    policy: declares({}),
    expect: 'inconclusive',
    shows: ['Policy file: reviewedOn: (none)'],
    message: /no review/,
  },
  { it: 'passes at the limit', policy: declares({ reviewedOn: '2026-05-24' }), expect: 'pass' },
  {
    it: 'fails a day later',
    policy: declares({ reviewedOn: '2026-05-23' }),
    expect: 'fail',
    tokens: ['2026-05-23', 181, 180],
    shows: ['Policy file: reviewedOn: 2026-05-23'],
    does: [
      'sf nhi audit --app Sign_Callback',
      `sf data query --query "SELECT PermissionSet.Name, PermissionSet.Label FROM PermissionSetAssignment WHERE AssigneeId = '005000000000001AAA' AND PermissionSet.IsOwnedByProfile = false"`,
      'the policy file: integrations, entry of Sign_Callback: reviewedOn = null',
    ],
    message: /2026-05-23, 181 days ago; at most 180/,
  },
  {
    it: 'takes the days of the policy',
    policy: { ...declares({ reviewedOn: '2026-11-01' }), defaults: { reviewDays: 10 } },
    expect: 'fail',
  },
]);
