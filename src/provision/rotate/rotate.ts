/**
 * Carries a rotation out, step by step. The only state is the org's: after each request that changes it the slot is
 * read again, and only what the slot says decides how to go on. So nothing is sent twice that could act twice, and the
 * same command goes on from wherever an earlier one was ended.
 */
import type { Change, Consumer, CredentialsOfApp, Pair, Slot } from '../../org/sources/staged-credentials.js';
import { RequestFailure } from '../../org/client/failure.js';
import { bundle } from '../../text/messages.js';
import { isWrite, planOf, type RotateMode, type RotateStep, type WriteStep } from './plan.js';
import { datesOf, stateOf, type RotateOutcome, type Rotation, type StepState } from './result.js';

const messages = bundle('provision.rotate');

/** Keeps signals from ending the process while the org is being changed. */
export type Held = { interrupted: () => boolean; release: () => void };

export type Proof = {
  /** null: not known, since no answer came, or none that is one. */
  proven: boolean | null;
  /** What is to be said about it, in a sentence or two. */
  message: string;
};

export type EmitKey = {
  /** Fails before anything is written where the key could not be handed over. @param pair null: not made yet */
  check: (pair: Pair | null) => Promise<void>;
  /** @throws SfError */
  hand: (pair: Pair) => Promise<void>;
};

export type RotateContext = {
  credentials: CredentialsOfApp;
  consumer: Consumer;
  mode: RotateMode;
  /** Nothing is written; what would be done is said. */
  dryRun: boolean;
  /** Asks before a write. */
  confirm: (step: WriteStep) => Promise<boolean>;
  /** Tries a pair for real; null leaves that out. */
  prove: ((pair: Pair, which: 'main' | 'staged') => Promise<Proof>) | null;
  /** Hands the key over; null where nobody wants it. */
  emit: EmitKey | null;
  hold: () => Held;
};

type Progress = { slot: Slot; steps: Rotation['steps']; proven: boolean | null; staged: Pair | null };

type Ended = { outcome: RotateOutcome; state?: Rotation['state'] };

const say = (progress: Progress, step: RotateStep, state: StepState, detail?: string): void => {
  const text = messages.getMessage(`step.${step}.${state}`);
  progress.steps.push({ step, state, message: detail === undefined ? text : `${text} ${detail}` });
};

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

const write = async (step: WriteStep, context: RotateContext, progress: Progress): Promise<Ended | null> => {
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

const prove = async (
  step: 'proveMain' | 'proveStaged',
  pair: Pair,
  { prove: tryPair }: RotateContext,
  progress: Progress,
): Promise<Ended | null> => {
  if (tryPair === null) {
    say(progress, step, 'skipped');
    return null;
  }
  const { proven, message } = await tryPair(pair, step === 'proveMain' ? 'main' : 'staged');
  progress.proven = proven === true;
  say(progress, step, proven === true ? 'done' : 'failed', message);
  return proven === true ? null : { outcome: 'notProven' };
};

const main = async (
  { credentials, consumer }: RotateContext,
  progress: Progress,
): Promise<{ pair: Pair } | { ended: Ended }> => {
  let pair: Pair;
  try {
    pair = await credentials.main(consumer.id);
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error;
    progress.proven = false;
    say(progress, 'proveMain', 'failed', error.message);
    return { ended: { outcome: 'notProven' } };
  }
  const other = progress.staged !== null && progress.staged.key !== pair.key;
  if (!other) return { pair };
  // Somebody else rotates this app at the same time.
  say(progress, 'proveMain', 'unknown', messages.getMessage('otherPair'));
  return { ended: { outcome: 'unknown' } };
};

const run = async (step: RotateStep, context: RotateContext, progress: Progress): Promise<Ended | null> => {
  if (isWrite(step)) return write(step, context, progress);
  let pair: Pair;
  if (step === 'proveMain' || step === 'emitMain') {
    const read = await main(context, progress);
    if ('ended' in read) return read.ended;
    ({ pair } = read);
  } else {
    // The plan has these steps only where a pair is staged.
    if (!('pair' in progress.slot)) return { outcome: 'unknown' };
    ({ pair } = progress.slot);
  }
  if (step === 'proveMain' || step === 'proveStaged') return prove(step, pair, context, progress);
  if (context.emit !== null) await context.emit.hand(pair);
  say(progress, step, context.emit === null ? 'skipped' : 'done');
  return null;
};

/** The pair whose key will be handed over is known before anything is written, unless it is still to be made. */
const checkTarget = async (context: RotateContext, slot: Slot, steps: readonly RotateStep[]): Promise<void> => {
  const { emit, credentials, consumer } = context;
  if (emit === null) return;
  if (steps.includes('stage')) return emit.check(null);
  if (steps.includes('emitStaged') && 'pair' in slot) return emit.check(slot.pair);
  if (steps.includes('emitMain')) return emit.check(await credentials.main(consumer.id));
};

/**
 * @throws RequestFailure when the org's state cannot be read; nothing was written since it was read last
 * @throws SfError when the key cannot be handed over; what was done before stays, and the same command goes on from
 * there
 */
export const rotate = async (context: RotateContext): Promise<Rotation> => {
  const slot = await context.credentials.slot(context.consumer.id);
  const plan = planOf(context.mode, slot);
  const progress: Progress = { slot, steps: [], proven: null, staged: null };
  const end = (ended: Ended, reason: Rotation['reason'] = null): Rotation => ({
    outcome: ended.outcome,
    state: ended.state ?? stateOf(progress.slot),
    steps: progress.steps,
    proven: progress.proven,
    ...datesOf(progress.slot),
    reason,
  });
  if (plan.kind === 'refused') return end({ outcome: 'refused' }, plan.reason);
  await checkTarget(context, slot, plan.steps);
  for (const step of plan.steps) {
    const ended = context.dryRun ? say(progress, step, 'planned') : await run(step, context, progress);
    if (ended) return end(ended, plan.note);
  }
  return end({ outcome: 'done' }, plan.note);
};
