import type { GapReason } from '../../inventory/inventory.js';

/** A value, or why there is none. */
export type Read<T> = { value: T } | { reason: GapReason; detail: string };
