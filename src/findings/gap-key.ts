import { createHash } from 'node:crypto';
import type { Gap } from '../inventory/inventory.js';

const digestOf = (subjects: readonly string[]): string =>
  createHash('sha256')
    .update([...subjects].sort().join('\n'))
    .digest('hex')
    .slice(0, 8);

/** `LoginHistory:truncated`; with a digest of what it covers where that is not everything of the source. */
const nameOf = ({ source, reason, subjects }: Gap): string =>
  [source, reason, ...(subjects === undefined ? [] : [digestOf(subjects)])].join(':');

/**
 * A key for each gap of an Inventory, by which findings name it: unique within the Inventory, and the same in every run
 * that meets the same gaps, whatever figures their sentences quote.
 */
export const gapKeys = (gaps: readonly Gap[]): ReadonlyMap<Gap, string> => {
  const named = Map.groupBy(gaps, nameOf);
  return new Map(
    [...named].flatMap(([name, same]) => same.map((gap, i) => [gap, i === 0 ? name : `${name}:${i + 1}`] as const)),
  );
};
