import { encodeKey } from './key.js';
import { readKey, type InspectOptions } from './inspect.js';

/**
 * The key as it should be, made from what it holds; the same key when nothing is wrong with it. null when something is
 * missing or contradicts what is expected, so that only a person can put it right. The result holds the secret.
 */
export const repairKey = (given: Uint8Array | string, options?: InspectOptions): string | null => {
  const { key, defects } = readKey(given, options);
  if (key === null || !defects.every(({ repairable }) => repairable)) return null;
  const repaired = encodeKey(key);
  return readKey(repaired, options).defects.length === 0 ? repaired : null;
};
