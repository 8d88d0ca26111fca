/**
 * An Inventory in a file. The text is the same for the same Inventory, with one row a line, so that two snapshots can
 * be compared like sources. Its digest guards against damage and careless edits, not against forgery: whoever wants to
 * can compute it anew.
 */
import { createHash } from 'node:crypto';
import { canonicalInventory, canonicalJson, canonicalPieces } from '../inventory/canonical.js';
import type { Inventory } from '../inventory/inventory.js';
import { byCodeUnits } from '../text/order.js';

export const SNAPSHOT_FORMAT = 'sf-nhi-snapshot';
export const SNAPSHOT_VERSION: Inventory['formatVersion'] = '1.1';

export type Snapshot = {
  format: typeof SNAPSHOT_FORMAT;
  formatVersion: typeof SNAPSHOT_VERSION;
  /** `sha256:` and the digest (hex) of the canonical JSON of all other members. */
  digest: string;
  inventory: Inventory;
};

export const digestOf = ({ format, formatVersion, inventory }: Omit<Snapshot, 'digest'>): string => {
  const hash = createHash('sha256');
  for (const piece of canonicalPieces({ format, formatVersion, inventory })) hash.update(piece);
  return `sha256:${hash.digest('hex')}`;
};

/** An Inventory in its one order, as a file holds it. */
export const snapshotOf = (unordered: Inventory): Snapshot => {
  const head = { format: SNAPSHOT_FORMAT, formatVersion: SNAPSHOT_VERSION } as const;
  const inventory = canonicalInventory(unordered);
  return { ...head, digest: digestOf({ ...head, inventory }), inventory };
};

const member = (name: string, text: string): string => `${JSON.stringify(name)}: ${text}`;

function* rowsOf(name: string, value: unknown): Generator<string> {
  if (!Array.isArray(value) || value.length === 0) {
    yield `    ${member(name, canonicalJson(value))}`;
    return;
  }
  yield `    ${member(name, '[')}`;
  for (const [i, row] of value.entries()) yield `${i === 0 ? '' : ','}\n      ${canonicalJson(row)}`;
  yield '\n    ]';
}

/** The text of a snapshot, in pieces. */
export function* snapshotPieces({ format, formatVersion, digest, inventory }: Snapshot): Generator<string> {
  yield `{\n  ${member('format', JSON.stringify(format))},\n`;
  yield `  ${member('formatVersion', JSON.stringify(formatVersion))},\n`;
  yield `  ${member('digest', JSON.stringify(digest))},\n`;
  yield `  ${member('inventory', '{')}\n`;
  const members = Object.entries(inventory).sort(([a], [b]) => byCodeUnits(a, b));
  for (const [i, [name, value]] of members.entries()) {
    yield* rowsOf(name, value);
    yield `${i < members.length - 1 ? ',' : ''}\n`;
  }
  yield '  }\n}\n';
}
