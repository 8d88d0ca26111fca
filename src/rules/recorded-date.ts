import { daysSince } from '../policy/civil-date.js';
import { policyEvidence } from './policy-evidence.js';
import { fail, inconclusive, pass, type FixOf, type Outcome } from './rule.js';

/** East of Greenwich the date may already be that of tomorrow. */
const AHEAD = -1;

/** Judges a date that the policy file records: missing, in the future, or older than so many days. */
export const judgeRecordedDate = (
  key: string,
  date: string | null,
  { mostDays, now, fix }: { mostDays: number; now: Date; fix: FixOf },
): Outcome => {
  const evidence = [policyEvidence(key, date)];
  if (date === null) return inconclusive(evidence);
  const days = daysSince(date, now);
  if (days < AHEAD) return inconclusive(evidence, { message: 'inconclusive-future', tokens: [date] });
  return days > mostDays ? fail(evidence, { tokens: [date, days, mostDays], fix }) : pass;
};
