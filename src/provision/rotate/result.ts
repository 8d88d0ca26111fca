/** What a rotation did, as plain data. Neither pair is in it. */
import { DAY } from '../../inventory/days.js';
import type { Slot } from '../../org/sources/staged-credentials.js';
import type { Note, RefusalReason, RotateStep } from './plan.js';

/**
 * What the org holds now: no other pair (`untouched`), a staged pair, the former pair (`rotated`), or not known after a
 * request whose answer was lost.
 */
export type RotateState = 'rotated' | 'staged' | 'unknown' | 'untouched';

/** `unchanged`: an answer was lost, and the org says that nothing had happened. */
export type StepState = 'done' | 'failed' | 'planned' | 'skipped' | 'unchanged' | 'unknown';

export type ReportedStep = { step: RotateStep; state: StepState; message: string };

/**
 * `refused`: the state of the org, or the org itself, forbids it. `notProven`: a pair got no token. `declined`:
 * somebody said no. `failed`: a request did not get through, and nothing happened. `unknown`: nobody knows what
 * happened.
 */
export type RotateOutcome = 'declined' | 'done' | 'failed' | 'interrupted' | 'notProven' | 'refused' | 'unknown';

export type Rotation = {
  outcome: RotateOutcome;
  state: RotateState;
  steps: ReportedStep[];
  /** Whether the last pair that was tried got a token; null where none was tried. */
  proven: boolean | null;
  /** When the staged pair expires; null without one. */
  expiresAt: string | null;
  /** Until when the org keeps the former pair; null where it has none. */
  previousValidUntil: string | null;
  /** When the former pair was put there; null where there is none. */
  rotatedAt: string | null;
  /** Why it was refused, or why there was nothing to do; a key of the messages. */
  reason: 'missing' | 'notReady' | Note | RefusalReason | null;
};

export const stateOf = ({ state }: Slot): RotateState => {
  switch (state) {
    case 'Active':
      return 'staged';
    case 'Rotated':
      return 'rotated';
    case 'unknown':
      return 'unknown';
    case 'empty':
    case 'Expired':
      return 'untouched';
  }
};

/** What the slot says about itself. */
export const datesOf = (slot: Slot): Pick<Rotation, 'expiresAt' | 'previousValidUntil' | 'rotatedAt'> => ({
  expiresAt: slot.state === 'Active' ? slot.expiresAt : null,
  previousValidUntil: slot.state === 'Rotated' ? slot.expiresAt : null,
  rotatedAt: slot.state === 'Rotated' ? rotatedAt(slot.expiresAt) : null,
});

const SLOT_DAYS = 30;

/** The org keeps a former pair for 30 days, and does not tell when they began. */
const rotatedAt = (expiresAt: string | null): string | null => {
  const end = Date.parse(expiresAt ?? '');
  return Number.isNaN(end) ? null : new Date(end - SLOT_DAYS * DAY).toISOString();
};
