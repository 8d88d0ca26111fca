/** What a step changes, so that every format can mark it before somebody pastes it. */
import type { FixStep } from '../findings/fix.js';
import { stepText } from '../findings/fix.js';
import { label } from './words.js';

/** Commands that change something, and not the org. */
const ELSEWHERE: ReadonlyArray<[command: RegExp, effect: 'files' | 'token']> = [
  [/^sf project retrieve /, 'files'],
  [/^sf nhi verify /, 'token'],
];

/** `changes the org`; null where a step only reads, or is none that a computer takes. */
export const effectOf = (step: FixStep): string | null => {
  if (step.kind !== 'command' || !step.writes) return null;
  const [, effect = 'org'] = ELSEWHERE.find(([command]) => command.test(step.command)) ?? [];
  return label(`effect.${effect}`);
};

/** The steps of a remedy as plain lines, each command on its own, below the mark of one that changes something. */
export const markedLines = (steps: readonly FixStep[]): string[] =>
  steps.flatMap((step) => {
    const effect = effectOf(step);
    return [...(effect === null ? [] : [label('effect', effect)]), stepText(step)];
  });
