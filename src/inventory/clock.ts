/** Whose time is now: the org's, where this computer's clock is known to be wrong. Pure. */
import type { Clock, Gap } from './inventory.js';

/** What clocks that are right may differ by, in ms. */
const TOLERANCE_MS = 5 * 60_000;

/** @param offsetMs the org's time minus this computer's; null where no reply told a time */
export const clockFrom = (offsetMs: number | null): Clock => ({
  judgedBy: offsetMs !== null && Math.abs(offsetMs) > TOLERANCE_MS ? 'org' : 'local',
  offsetMs,
});

/** The time by which dates are judged. */
export const nowBy = ({ judgedBy, offsetMs }: Clock, local: Date = new Date()): Date =>
  judgedBy === 'org' ? new Date(local.getTime() + (offsetMs ?? 0)) : local;

/** Nothing says whether the clock is right. */
export const isClockUnknown = ({ gaps }: { gaps: ReadonlyArray<Pick<Gap, 'source'>> }): boolean =>
  gaps.some(({ source }) => source === 'Clock');

/** What a report tells of the clock: nothing where it agrees with the org's. */
export const clockToTell = ({ clock }: { clock: Clock }): { clock?: Clock } =>
  clock.judgedBy === 'local' && clock.offsetMs !== null ? {} : { clock };
