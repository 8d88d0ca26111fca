/**
 * An Inventory in a file. The text is the same for the same Inventory, with one row a line, so that two snapshots can
 * be compared like sources. Its digest guards against damage and careless edits, not against forgery: whoever wants to
 * can compute it anew.
 */
import { createHash } from 'node:crypto';
import { canonicalInventory, canonicalJson } from '../inventory/canonical.js';
import type { Inventory } from '../inventory/inventory.js';

export const SNAPSHOT_FORMAT = 'sf-nhi-snapshot';
export const SNAPSHOT_VERSION: Inventory['formatVersion'] = '1.1';

export type Snapshot = {
  format: typeof SNAPSHOT_FORMAT;
  formatVersion: typeof SNAPSHOT_VERSION;
  /** `sha256:` and the digest (hex) of the canonical JSON of all other members. */
  digest: string;
  inventory: Inventory;
};

export const digestOf = ({ format, formatVersion, inventory }: Omit<Snapshot, 'digest'>): string =>
  `sha256:${createHash('sha256').update(canonicalJson({ format, formatVersion, inventory })).digest('hex')}`;

const member = (name: string, text: string): string => `${JSON.stringify(name)}: ${text}`;

const textOf = (value: unknown): string => {
  if (!Array.isArray(value) || value.length === 0) return canonicalJson(value);
  return `[\n${value.map((item) => `      ${canonicalJson(item)}`).join(',\n')}\n    ]`;
};

/** The text of a snapshot, in pieces. */
export function* snapshotPieces(unordered: Inventory): Generator<string> {
  const inventory = canonicalInventory(unordered);
  const head = { format: SNAPSHOT_FORMAT, formatVersion: SNAPSHOT_VERSION } as const;
  yield `{\n  ${member('format', JSON.stringify(head.format))},\n`;
  yield `  ${member('formatVersion', JSON.stringify(head.formatVersion))},\n`;
  yield `  ${member('digest', JSON.stringify(digestOf({ ...head, inventory })))},\n`;
  yield `  ${member('inventory', '{')}\n`;
  const members = Object.entries(inventory).sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [i, [name, value]] of members.entries()) {
    yield `    ${member(name, textOf(value))}${i < members.length - 1 ? ',' : ''}\n`;
  }
  yield '  }\n}\n';
}
