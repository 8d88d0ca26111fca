/** What a rotation is carried out with. */
import type { Consumer, CredentialsOfApp, Pair } from '../../org/sources/staged-credentials.js';
import type { HeldSignals } from '../../verify/run-probe.js';
import type { RotateMode, WriteStep } from './plan.js';

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
  /** Keeps signals from ending the process while the org is being changed. */
  hold: () => HeldSignals;
};
