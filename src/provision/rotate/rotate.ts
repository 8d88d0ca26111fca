/**
 * Carries a rotation out, step by step. The only state is the org's: after each request that changes it the slot is
 * read again, and only what the slot says decides how to go on. So nothing is sent twice that could act twice, and the
 * same command goes on from wherever an earlier one was ended.
 */
import type { Pair, Slot } from '../../org/sources/staged-credentials.js';
import { RequestFailure } from '../../org/client/failure.js';
import { bundle } from '../../text/messages.js';
import type { RotateContext } from './context.js';
import { isWrite, planOf, type RotateStep } from './plan.js';
import { say, type Ended, type Progress } from './progress.js';
import { datesOf, stateOf, type Rotation } from './result.js';
import { write } from './write.js';

const messages = bundle('provision.rotate');

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
