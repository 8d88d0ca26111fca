/** How far a rotation has come. */
import type { Pair, Slot } from '../../org/sources/staged-credentials.js';
import { bundle } from '../../text/messages.js';
import type { RotateStep } from './plan.js';
import type { RotateOutcome, Rotation, StepState } from './result.js';

const messages = bundle('provision.rotate');

/** Kept up to date by the steps. `slot` is what the org said last. */
export type Progress = { slot: Slot; steps: Rotation['steps']; proven: boolean | null; staged: Pair | null };

/** Why nothing follows. */
export type Ended = { outcome: RotateOutcome; state?: Rotation['state'] };

/** What became of a step, for people. */
export const say = (progress: Progress, step: RotateStep, state: StepState, detail?: string): void => {
  const text = messages.getMessage(`step.${step}.${state}`);
  progress.steps.push({ step, state, message: detail === undefined ? text : `${text} ${detail}` });
};
