import { snapshotOf, snapshotPieces } from './snapshot.js';
import type { Gap, Inventory, OrgFacts } from '../inventory/inventory.js';
import { escapeJson } from '../text/safe-json.js';
import { writeWhole } from '../text/write-file.js';

/** What was saved, and what it lacks. */
export type SavedSnapshot = {
  file: string;
  /** Format of the file. */
  formatVersion: string;
  /** `sha256:` and the digest (hex) of what the file holds. */
  digest: string;
  collectedAt: string;
  org: OrgFacts;
  /** `users` are those that apps run as. */
  counts: { connectedApps: number | null; externalClientApps: number | null; users: number };
  /** What the snapshot lacks: audits and comparisons of it say so too. */
  gaps: Gap[];
  apiCalls: number;
};

function* escaped(pieces: Iterable<string>): Generator<string> {
  for (const piece of pieces) yield escapeJson(piece);
}

/** Writes a snapshot, whole or not at all, in place of one that is there. Nothing in it acts on a terminal. */
export const saveSnapshot = async (inventory: Inventory, file: string): Promise<SavedSnapshot> => {
  const snapshot = snapshotOf(inventory);
  await writeWhole(file, escaped(snapshotPieces(snapshot)));
  const { collectedAt, org, counts, users, gaps, apiCalls } = inventory;
  return {
    file,
    formatVersion: snapshot.formatVersion,
    digest: snapshot.digest,
    collectedAt,
    org,
    counts: { ...counts, users: users.length },
    gaps,
    apiCalls,
  };
};
