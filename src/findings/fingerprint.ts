import { createHash } from 'node:crypto';

/**
 * The fingerprint of a finding: SHA-256 (hex) over its rule, its app and what it is about, without regard to case. None
 * of these parts may hold a record id, so that it is the same in every run, and in a copy of the org.
 */
export const fingerprintOf = (rule: string, ...about: string[]): string =>
  createHash('sha256')
    .update([rule, ...about].join('\n').toLowerCase())
    .digest('hex');
