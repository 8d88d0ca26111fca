/** Keeps a signal from ending the process before something has been tidied up in the org. */
import type { HeldSignals } from '../verify/run-probe.js';

/** SIGBREAK is Ctrl+Break, and only Windows has it. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const;

/** As a shell reports a process that Ctrl+C ended; the framework uses it for every signal. */
export const INTERRUPTED = 130;

/** A first signal is only noted; a second one ends the process at once. */
export const holdSignals = (
  onFirst: () => void = () => {},
  end: () => void = () => process.exit(INTERRUPTED),
): HeldSignals => {
  let count = 0;
  const note = (): void => {
    count += 1;
    if (count === 1) onFirst();
    else end();
  };
  // The framework ends the process from its own listeners.
  const before = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);
  for (const [signal] of before) process.removeAllListeners(signal).on(signal, note);
  return {
    interrupted: () => count > 0,
    release: () => {
      for (const [signal, listeners] of before) {
        process.off(signal, note);
        for (const listener of listeners) process.on(signal, listener);
      }
    },
  };
};
