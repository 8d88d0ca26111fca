/** Date literals as half-open ranges of epoch milliseconds. Days are those of UTC; weeks start on Sunday. */
import { malformedQuery } from '../server/errors.js';

export type Range = { from: number; to: number };

type Unit = 'DAY' | 'MONTH' | 'QUARTER' | 'WEEK' | 'YEAR';

/** Start of the unit that lies `offset` units from the one that contains `now`. */
const startOf = (unit: Unit, now: Date, offset: number): number => {
  const [year, month, day] = [now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()];
  switch (unit) {
    case 'DAY':
      return Date.UTC(year, month, day + offset);
    case 'WEEK':
      return Date.UTC(year, month, day - now.getUTCDay() + 7 * offset);
    case 'MONTH':
      return Date.UTC(year, month + offset, 1);
    case 'QUARTER':
      return Date.UTC(year, month - (month % 3) + 3 * offset, 1);
    case 'YEAR':
      return Date.UTC(year + offset, 0, 1);
  }
};

const units = (unit: Unit, now: Date, first: number, last: number): Range => ({
  from: startOf(unit, now, first),
  to: startOf(unit, now, last + 1),
});

const RELATIVE: Readonly<Record<string, number>> = { LAST: -1, NEXT: 1, THIS: 0 };

/**
 * `LAST_N_DAYS:n` covers the n days before today and today itself, so `> LAST_N_DAYS:n` means "after today".
 * `LAST_N_WEEKS` and longer units end before the present one.
 */
export const dateLiteral = (literal: string, now: Date): Range => {
  const [name = '', count] = literal.toUpperCase().replace('FISCAL_', '').split(':');
  const n = Number(count);
  if (name === 'TODAY') return units('DAY', now, 0, 0);
  if (name === 'YESTERDAY') return units('DAY', now, -1, -1);
  if (name === 'TOMORROW') return units('DAY', now, 1, 1);
  if (name === 'LAST_90_DAYS') return units('DAY', now, -90, 0);
  if (name === 'NEXT_90_DAYS') return units('DAY', now, 1, 90);
  const simple = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR)$/.exec(name);
  if (simple) {
    const offset = RELATIVE[simple[1] ?? ''] ?? 0;
    return units(simple[2] as Unit, now, offset, offset);
  }
  const counted = /^(LAST|NEXT)_N_(DAY|WEEK|MONTH|QUARTER|YEAR)S$/.exec(name);
  if (counted && Number.isInteger(n)) {
    const unit = counted[2] as Unit;
    if (counted[1] === 'NEXT') return units(unit, now, 1, n);
    return units(unit, now, -n, unit === 'DAY' ? 0 : -1);
  }
  const ago = /^N_(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
  if (ago && Number.isInteger(n)) return units(ago[1] as Unit, now, -n, -n);
  throw malformedQuery(`unexpected token: '${literal}'`);
};
