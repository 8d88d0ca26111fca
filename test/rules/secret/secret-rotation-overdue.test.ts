import { secretRotationOverdue } from '../../../src/rules/secret/secret-rotation-overdue.js';
import { declares } from '../../support/declarations.js';
import { ruleTable } from '../rule-table.js';

const rotated = (secretRotatedOn: string) => declares({ secretRotatedOn });

ruleTable(secretRotationOverdue, [
  { it: 'does not apply without a policy file', expect: 'notApplicable' },
  {
    it: 'is inconclusive without a date',
    policy: declares({}),
    expect: 'inconclusive',
    shows: ['Policy file: secretRotatedOn: (none)'],
    message: /no rotation/,
    evidence: /secretRotatedOn: \(none\)/,
  },
  { it: 'passes today', policy: rotated('2026-11-20'), expect: 'pass' },
  { it: 'passes at the limit', policy: rotated('2026-08-22'), expect: 'pass' },
  {
    it: 'passes at the limit through the last moment of the day in UTC',
    policy: rotated('2026-08-22'),
    now: new Date('2026-11-20T23:59:59.999Z'),
    expect: 'pass',
  },
  {
    it: 'fails with the next day in UTC',
    policy: rotated('2026-08-22'),
    now: new Date('2026-11-21T00:00:00Z'),
    expect: 'fail',
    tokens: ['2026-08-22', 91, 90],
    shows: ['Policy file: secretRotatedOn: 2026-08-22'],
    does: [
      'sf nhi secret rotate --app Sign_Callback',
      'the policy file: integrations, entry of Sign_Callback: secretRotatedOn = null',
    ],
  },
  {
    it: 'passes while the clock of another time zone shows the next day',
    policy: rotated('2026-08-22'),
    now: new Date('2026-11-21T09:00:00+14:00'),
    expect: 'pass',
  },
  {
    it: 'fails beyond the limit',
    policy: rotated('2026-08-21'),
    expect: 'fail',
    message: /2026-08-21, 91 days ago; at most 90/,
  },
  {
    it: 'takes the newest date of several services',
    policy: {
      integrations: [
        { app: 'Sign_Callback', secretRotatedOn: '2020-01-01' },
        { app: 'Sign_Callback', secretRotatedOn: '2026-11-01' },
      ],
    },
    expect: 'pass',
  },
  { it: 'passes for tomorrow, which has begun elsewhere', policy: rotated('2026-11-21'), expect: 'pass' },
  {
    it: 'is inconclusive for a date in the future',
    policy: rotated('2026-11-22'),
    expect: 'inconclusive',
    tokens: ['2026-11-22'],
    shows: ['Policy file: secretRotatedOn: 2026-11-22'],
    message: /in the future: 2026-11-22/,
  },
]);
