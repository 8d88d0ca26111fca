import { WEEKDAYS, type LoginHours } from '../../inventory/inventory.js';
import type { Evidence } from '../../findings/audit-report.js';
import { HEALTH_REVIEW } from '../health-review.js';
import { defineRule, fail, inconclusive, pass } from '../rule.js';
import { evidenceText } from '../texts.js';
import { stepWords } from '../../steps/texts.js';
import { onProfile, onUser } from '../../steps/user.js';

const MINUTES_A_DAY = 24 * 60;

/** The same start and end shut the day out. */
const wholeDay = ({ start, end }: LoginHours): boolean => start === 0 && end === MINUTES_A_DAY;

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

const dayName = (day: LoginHours['day']): string => evidenceText(`day.${day}`);

/** `Monday 08:00-18:00` */
const hoursText = ({ day, start, end }: LoginHours): string => `${dayName(day)} ${clock(start)}-${clock(end)}`;

const listed = (hours: readonly LoginHours[]): string => hours.map(hoursText).join(', ');

const evidenceOf = (hours: readonly LoginHours[]): Evidence[] => [
  { source: 'Profile', detail: `loginHours: ${listed(hours)}` },
];

export const runAsLoginHours = defineRule({
  id: 'run-as-login-hours',
  family: 'run-as',
  level: 'app',
  kind: 'breaks',
  severity: 'medium',
  controls: ['NIST CSF PR.AA-05', 'NIST 800-53 AC-3', 'ISO 27001 A.8.5', HEALTH_REVIEW.clientCredentialPolicies],
  documentation: 'https://help.salesforce.com/apex/HTViewHelpDoc?id=login_hours.htm',
  needs: ['user', 'loginHours'],
  evaluate({ user, loginHours: { profile, hours } }) {
    const limited = hours.filter((one) => !wholeDay(one));
    const name = profile ?? evidenceText('unnamed');
    if (limited.length > 0) {
      // Whether login hours stop this flow is not documented.
      return fail(evidenceOf(hours), {
        tokens: [name, listed(limited)],
        subject: user.username,
        confidence: 'medium',
        fix: (steps) => [
          ...onProfile(steps, user, stepWords('run-as-login-hours.clear')),
          ...steps.source(`Profile:${name}`, 'loginHours', null),
          ...steps.decide('run-as-login-hours.own'),
          ...onUser(steps, user, stepWords('user.editProfile')),
        ],
      });
    }
    const unnamed = WEEKDAYS.filter((day) => !hours.some((one) => one.day === day));
    return hours.length === 0 || unnamed.length === 0
      ? pass
      : inconclusive(evidenceOf(hours), { tokens: [name, unnamed.map(dayName).join(', ')] });
  },
});
