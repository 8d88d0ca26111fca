/** Says that this computer's clock is wrong, and by which time dates are judged instead. */
import type { Clock } from '../inventory/inventory.js';
import { bundle } from '../text/messages.js';

const messages = bundle('clock');

const UNITS = [
  ['days', 86_400_000],
  ['hours', 3_600_000],
  ['minutes', 60_000],
] as const;

const span = (ms: number): string => {
  const [unit, length] = UNITS.find(([, each]) => ms >= 2 * each) ?? UNITS[2];
  const count = Math.round(ms / length);
  return count === 1 ? messages.getMessage(`${unit}.one`) : messages.getMessage(`${unit}.many`, [count]);
};

/** A sentence; none where the time is that of this computer. */
export const clockNote = (clock: Clock | undefined): string[] => {
  if (clock?.judgedBy !== 'org' || clock.offsetMs === null) return [];
  return [messages.getMessage(clock.offsetMs > 0 ? 'behind' : 'ahead', [span(Math.abs(clock.offsetMs))])];
};

/** The same of a side of a comparison. */
export const clockNoteOn = (side: string, clock: Clock | undefined): string[] =>
  clockNote(clock).map((note) => messages.getMessage('onSide', [side, note]));
