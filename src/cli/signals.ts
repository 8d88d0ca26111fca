/**
 * Signals that ask the process to end. The framework answers each by throwing from its listener, which ends in a stack
 * trace; here a command ends by itself, with the exit code that shells give to a process that the signal ended.
 */
import { Errors } from '@oclif/core';
import type { HeldSignals } from '../verify/run-probe.js';
import type { Safe } from '../text/safe-text.js';

/** 128 and the number of the signal. */
const CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129, SIGBREAK: 149 } as const;

export type EndingSignal = keyof typeof CODES;

const SIGNALS = Object.keys(CODES) as EndingSignal[];

export const exitCodeOf = (signal: EndingSignal): number => CODES[signal];

/** Whom a question was interrupted by can only be Ctrl+C. */
export const INTERRUPTED = CODES.SIGINT;

type Listeners = ReadonlyArray<readonly [EndingSignal, ReadonlyArray<(signal: EndingSignal) => void>]>;

const listeners = (): Listeners => SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);

/** Takes the signals from whoever listens, until they are given back to those who listened before. */
const takeSignals = (listener: (signal: EndingSignal) => void, before = listeners()): (() => void) => {
  for (const signal of SIGNALS) process.removeAllListeners(signal).on(signal, listener);
  return () => {
    for (const [signal, each] of before) {
      process.off(signal, listener);
      for (const one of each) process.on(signal, one);
    }
  };
};

let held: EndingSignal | null = null;

/**
 * Keeps a signal from ending the process before something has been tidied up in the org: a first one is only noted, a
 * second one ends the process at once.
 */
export const holdSignals = (
  onFirst: () => void = () => {},
  end: (code: number) => void = (code) => process.exit(code),
): HeldSignals => {
  let first: EndingSignal | null = null;
  const release = takeSignals((signal) => {
    if (first !== null) return end(exitCodeOf(signal));
    first = held = signal;
    onFirst();
  });
  return { interrupted: () => first !== null, release };
};

/** Ends the command with this exit code, and without a word. */
export const endQuietly = (code: number): never => {
  // The CLI has a class of its own of such errors, and would print this one.
  throw Object.assign(new Errors.ExitError(code), { skipOclifErrorHandling: true });
};

/** Ends a command that a held signal interrupted, and that has said so. */
export const endInterrupted = (): never => endQuietly(held === null ? INTERRUPTED : exitCodeOf(held));

/** A signal came, and nothing was held. */
export class Interruption extends Error {
  public constructor(public readonly signal: EndingSignal) {
    super(`Interrupted by ${signal}.`);
    this.name = 'Interruption';
  }
}

/** What to say instead of the usual, while something is under way whose end nobody will see. */
let inPlaceOfUsual: Safe | null = null;

export const textWhenInterrupted = (): Safe | null => inPlaceOfUsual;

/** @param text what to say when a signal ends the process during the work */
export const sayingWhenInterrupted = async <T>(text: Safe, work: () => Promise<T>): Promise<T> => {
  inPlaceOfUsual = text;
  try {
    return await work();
  } finally {
    inPlaceOfUsual = null;
  }
};

/**
 * Starts work that the next signal ends: what is returned rejects with an {@link Interruption} then, however much of
 * the work is still under way. The framework's listeners, which the start of the work adds, are left out for good.
 */
export const untilSignal = async <T>(start: () => Promise<T>): Promise<T> => {
  const before = listeners();
  const work = start();
  // Whatever becomes of it after a signal concerns nobody.
  work.catch(() => {});
  let release = (): void => {};
  const signal = new Promise<never>((_, reject) => {
    release = takeSignals((name) => reject(new Interruption(name)), before);
  });
  try {
    return await Promise.race([work, signal]);
  } finally {
    release();
  }
};
