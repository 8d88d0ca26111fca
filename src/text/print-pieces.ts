import { once } from 'node:events';
import { batches } from './batches.js';

/** Writes text to standard output piece by piece, no faster than its reader takes it. */
export const printPieces = async (pieces: Iterable<string>): Promise<void> => {
  for (const batch of batches(pieces)) {
    if (!process.stdout.write(batch)) await once(process.stdout, 'drain');
  }
};
