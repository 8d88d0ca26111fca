import type { Inventory } from '../../src/inventory/inventory.js';

export type CountedReads = {
  /** The same rows; every property that is read of one of them is counted. */
  inventory: Inventory;
  reads: () => number;
};

/**
 * Counts work instead of time: how often the rows of an Inventory are looked at, which is the same on every machine.
 */
export const countReads = (inventory: Inventory): CountedReads => {
  let reads = 0;
  const counted = <T>(value: T): T => {
    if (!Array.isArray(value)) return value;
    return value.map((row: unknown) =>
      typeof row === 'object' && row !== null
        ? new Proxy(row, {
            get: (target, key, receiver): unknown => {
              reads += 1;
              return Reflect.get(target, key, receiver);
            },
          })
        : row,
    ) as T;
  };
  const rows = Object.entries(inventory).map(([key, value]) => [key, counted<unknown>(value)]);
  const logins = { ...inventory.logins, summaries: counted(inventory.logins.summaries) };
  return { inventory: { ...(Object.fromEntries(rows) as Inventory), logins }, reads: () => reads };
};
