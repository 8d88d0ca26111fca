import { WEEKDAYS, type Inventory, type LoginHours } from '../../../src/inventory/inventory.js';
import { runAsLoginHours } from '../../../src/rules/run-as/run-as-login-hours.js';
import { gap, inventory, PROFILE_ID } from '../../support/inventory.js';
import { ruleTable } from '../rule-table.js';
import { userCases } from '../user-cases.js';

const DAY_END = 24 * 60;

const hours = (loginHours: LoginHours[] | null): Pick<Inventory, 'profileLimits'> => ({
  profileLimits: inventory().profileLimits.map((limits) => ({ ...limits, loginHours })),
});

const whole = WEEKDAYS.map((day): LoginHours => ({ day, start: 0, end: DAY_END }));
const withDay = (changed: LoginHours): LoginHours[] => whole.map((one) => (one.day === changed.day ? changed : one));

ruleTable(runAsLoginHours, [
  { it: 'passes without login hours', given: hours([]), expect: 'pass' },
  { it: 'passes when they cover the whole week', given: hours(whole), expect: 'pass' },
  {
    it: 'fails when a day ends early, and names its hours',
    given: hours(withDay({ day: 'friday', start: 8 * 60, end: 18 * 60 })),
    expect: 'fail',
    tokens: ['Minimum Access - API Only Integrations', 'Friday 08:00-18:00'],
    shows: [
      'Profile: loginHours: Monday 00:00-24:00, Tuesday 00:00-24:00, Wednesday 00:00-24:00, Thursday 00:00-24:00, Friday 08:00-18:00, Saturday 00:00-24:00, Sunday 00:00-24:00',
    ],
    does: ['Profile:Minimum Access - API Only Integrations: loginHours = null'],
    confidence: 'medium',
    subject: 'sign.bot@example.com',
    message: /"Minimum Access - API Only Integrations".*: Friday 08:00-18:00$/,
    evidence: /Profile: loginHours: Monday 00:00-24:00, .*Friday 08:00-18:00/,
  },
  {
    it: 'fails when a day is shut out',
    given: hours(withDay({ day: 'sunday', start: 0, end: 0 })),
    expect: 'fail',
    message: /Sunday 00:00-00:00/,
  },
  {
    it: 'fails by an hour of the night',
    given: hours(withDay({ day: 'monday', start: 0, end: 23 * 60 })),
    expect: 'fail',
  },
  {
    it: 'fails by the days that it knows, whatever the others are',
    given: hours([{ day: 'monday', start: 8 * 60, end: 18 * 60 }]),
    expect: 'fail',
    message: /: Monday 08:00-18:00$/,
  },
  {
    it: 'is inconclusive about days that are not named beside whole ones',
    given: hours(whole.slice(0, 5)),
    expect: 'inconclusive',
    tokens: ['Minimum Access - API Only Integrations', 'Saturday, Sunday'],
    shows: [
      'Profile: loginHours: Monday 00:00-24:00, Tuesday 00:00-24:00, Wednesday 00:00-24:00, Thursday 00:00-24:00, Friday 00:00-24:00',
    ],
    message: /Saturday, Sunday/,
  },
  {
    it: 'is inconclusive when the hours could not be read',
    given: hours(null),
    expect: 'inconclusive',
  },
  {
    it: 'names the gap of the hours',
    given: {
      ...hours(null),
      gaps: [gap('Profile', { columns: ['loginHours'], subjects: [PROFILE_ID], detail: 'no hours' })],
    },
    expect: 'inconclusive',
    evidence: /no hours/,
  },
  {
    it: 'is inconclusive when the profile could not be read',
    given: { profileLimits: [], gaps: [gap('Profile')] },
    expect: 'inconclusive',
  },
  ...userCases,
]);
