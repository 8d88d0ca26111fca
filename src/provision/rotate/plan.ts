/** What a rotation has to do, from what was asked for and what is in the slot. Pure. */
import type { Slot } from '../../org/sources/staged-credentials.js';

/**
 * `rotate`: everything; `stageOnly`: up to the key; `finish`: what is staged takes effect; `abort`: what is staged
 * goes; `revokePrevious`: the former pair goes; `status`: nothing.
 */
export type RotateMode = 'abort' | 'finish' | 'revokePrevious' | 'rotate' | 'stageOnly' | 'status';

/** Steps that change the org. */
export type WriteStep = 'discardExpired' | 'discardStaged' | 'revokeFormer' | 'rotate' | 'stage';
/** `proveStaged`, `proveMain`: by a real token. `emitStaged`, `emitMain`: the key of that pair. */
export type RotateStep = WriteStep | 'emitMain' | 'emitStaged' | 'proveMain' | 'proveStaged';

/** Why the state of the org forbids what was asked for; a key of the messages. */
export type RefusalReason =
  'formerInSlot' | 'isFormer' | 'isStaged' | 'nothingStaged' | 'slotUnknown' | 'stagedExpired';

/** Why there is nothing to do, or nothing new. */
export type Note = 'alreadyRotated' | 'nothingToAbort' | 'nothingToRevoke';

export type Plan =
  | { kind: 'refused'; reason: RefusalReason }
  /** `note`: why there is nothing to do, or nothing new. */
  | {
      kind: 'steps';
      steps: readonly RotateStep[];
      note: Note | null;
    };

const steps = (...list: RotateStep[]): Plan => ({ kind: 'steps', steps: list, note: null });
const nothing = (note: 'nothingToAbort' | 'nothingToRevoke'): Plan => ({ kind: 'steps', steps: [], note });
const refused = (reason: RefusalReason): Plan => ({ kind: 'refused', reason });

const STAGED: readonly RotateStep[] = ['proveStaged', 'emitStaged'];
const APPLIED: readonly RotateStep[] = ['rotate', 'proveMain'];
/** While a former pair lives in the slot nothing is written: the same command may only look, and emit again. */
const AGAIN: Plan = { kind: 'steps', steps: ['proveMain', 'emitMain'], note: 'alreadyRotated' };

type Known = Exclude<Slot['state'], 'unknown'>;

const PLANS: Readonly<Record<Exclude<RotateMode, 'status'>, Readonly<Record<Known, Plan>>>> = {
  rotate: {
    empty: steps('stage', ...STAGED, ...APPLIED),
    Active: steps(...STAGED, ...APPLIED),
    Expired: steps('discardExpired', 'stage', ...STAGED, ...APPLIED),
    Rotated: AGAIN,
  },
  stageOnly: {
    empty: steps('stage', ...STAGED),
    Active: steps(...STAGED),
    Expired: steps('discardExpired', 'stage', ...STAGED),
    Rotated: refused('formerInSlot'),
  },
  finish: {
    empty: refused('nothingStaged'),
    Active: steps(...STAGED, ...APPLIED),
    Expired: refused('stagedExpired'),
    Rotated: AGAIN,
  },
  abort: {
    empty: nothing('nothingToAbort'),
    Active: steps('discardStaged'),
    Expired: steps('discardExpired'),
    Rotated: refused('isFormer'),
  },
  revokePrevious: {
    empty: nothing('nothingToRevoke'),
    Active: refused('isStaged'),
    // An expired pair opens nothing, whichever it was.
    Expired: nothing('nothingToRevoke'),
    Rotated: steps('revokeFormer'),
  },
};

const WRITES: ReadonlySet<RotateStep> = new Set<WriteStep>([
  'discardExpired',
  'discardStaged',
  'revokeFormer',
  'rotate',
  'stage',
]);

export const isWrite = (step: RotateStep): step is WriteStep => WRITES.has(step);

export const planOf = (mode: RotateMode, { state }: Slot): Plan => {
  if (mode === 'status') return steps();
  return state === 'unknown' ? refused('slotUnknown') : PLANS[mode][state];
};
