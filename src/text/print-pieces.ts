import { batches } from './batches.js';

/** Hands over to standard output, and waits until its reader has taken it or has stopped reading. */
const print = async (text: string): Promise<void> =>
  new Promise((resolve) => void process.stdout.write(text, () => resolve()));

/**
 * Writes text to standard output piece by piece, no faster than its reader takes it. Once nobody reads any more, the
 * rest is left out; a command notices by itself whether that was a failure.
 */
export const printPieces = async (pieces: Iterable<string>): Promise<void> => {
  for (const batch of batches(pieces)) {
    if (!process.stdout.writable) return;
    await print(batch);
  }
};
