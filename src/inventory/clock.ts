/** Whose time is now: the org's, where this computer's clock is known to be wrong. Pure. */
import type { Clock, Gap } from './inventory.js';

const MINUTE = 60_000;

/** What clocks that are right may differ by, in ms. */
const TOLERANCE_MS = 5 * MINUTE;

/**
 * In whole minutes: what the way of a reply adds would make every snapshot of an org another one.
 *
 * @param offsetMs the org's time minus this computer's; null where no reply told a time
 */
export const clockFrom = (offsetMs: number | null): Clock => {
  if (offsetMs === null) return { judgedBy: 'local', offsetMs: null };
  const whole = Math.round(offsetMs / MINUTE) * MINUTE;
  return { judgedBy: Math.abs(offsetMs) > TOLERANCE_MS ? 'org' : 'local', offsetMs: whole === 0 ? 0 : whole };
};

/** The time by which dates are judged. */
export const nowBy = ({ judgedBy, offsetMs }: Clock, local: Date = new Date()): Date =>
  judgedBy === 'org' ? new Date(local.getTime() + (offsetMs ?? 0)) : local;

/** Nothing says whether the clock is right. */
export const isClockUnknown = ({ gaps }: { gaps: ReadonlyArray<Pick<Gap, 'source'>> }): boolean =>
  gaps.some(({ source }) => source === 'Clock');

/** What a report tells of the clock: nothing where it agrees with the org's. */
export const clockToTell = ({ clock }: { clock: Clock }): { clock?: Clock } =>
  clock.judgedBy === 'local' && clock.offsetMs !== null ? {} : { clock };
