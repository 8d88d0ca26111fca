/** A step that changes the org: asked about, sent once, and judged by what the slot says afterwards. */
import { RequestFailure } from '../../org/client/failure.js';
import type { Change, Slot } from '../../org/sources/staged-credentials.js';
import type { RotateContext } from './context.js';
import type { WriteStep } from './plan.js';
import { say, type Ended, type Progress } from './progress.js';
import type { Rotation } from './result.js';

const AFTERWARDS: Readonly<Record<WriteStep, Rotation['state']>> = {
  stage: 'staged',
  rotate: 'rotated',
  discardExpired: 'untouched',
  discardStaged: 'untouched',
  revokeFormer: 'untouched',
};

/** Whether the slot shows that the step took effect. */
const tookEffect = (step: WriteStep, before: Slot, after: Slot): boolean => {
  switch (step) {
    case 'stage':
      return after.state === 'Active';
    case 'rotate':
      return after.state === 'Rotated';
    case 'discardExpired':
    case 'discardStaged':
    case 'revokeFormer':
      return after.state === 'empty' || ('id' in before && after.id !== before.id);
  }
};

const send = (step: WriteStep, { credentials, consumer }: RotateContext, slot: Slot): Promise<Change> => {
  if (step === 'stage') return credentials.stage(consumer.id);
  const id = 'id' in slot ? slot.id : '';
  return step === 'rotate' ? credentials.rotate(consumer.id, id) : credentials.drop(consumer.id, id);
};

const readSlot = async ({ credentials, consumer }: RotateContext): Promise<Slot | RequestFailure> =>
  credentials.slot(consumer.id).catch((error: unknown) => {
    if (error instanceof RequestFailure) return error;
    throw error;
  });

/** The end of a write that did not do what it should; null where it did. */
const judgeWrite = (
  step: WriteStep,
  change: Change,
  after: Slot | RequestFailure,
  progress: Progress,
): Ended | null => {
  if (after instanceof RequestFailure) {
    // The org did answer the request itself, so that what happened is known all the same.
    if (change.kind === 'done') {
      say(progress, step, 'done', after.message);
      return { outcome: 'failed', state: AFTERWARDS[step] };
    }
    if (change.kind === 'lost') {
      say(progress, step, 'unknown', after.message);
      return { outcome: 'unknown', state: 'unknown' };
    }
  } else if (tookEffect(step, progress.slot, after)) {
    say(progress, step, 'done');
    return null;
  }
  if (change.kind === 'refused') {
    say(progress, step, 'failed', change.message);
    return { outcome: 'refused' };
  }
  const lost = change.kind === 'lost';
  say(progress, step, lost ? 'unchanged' : 'unknown');
  return lost ? { outcome: 'failed' } : { outcome: 'unknown', state: 'unknown' };
};

export const write = async (step: WriteStep, context: RotateContext, progress: Progress): Promise<Ended | null> => {
  if (!(await context.confirm(step))) {
    say(progress, step, 'skipped');
    return { outcome: 'declined' };
  }
  const held = context.hold();
  try {
    if (step === 'rotate' && 'pair' in progress.slot) progress.staged = progress.slot.pair;
    const change = await send(step, context, progress.slot);
    const after = await readSlot(context);
    const ended = judgeWrite(step, change, after, progress);
    if (!(after instanceof RequestFailure)) progress.slot = after;
    return ended ?? (held.interrupted() ? { outcome: 'interrupted' } : null);
  } finally {
    held.release();
  }
};
