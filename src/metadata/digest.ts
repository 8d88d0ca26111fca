import { createHash } from 'node:crypto';

/** SHA-256 (hex) of a consumer key: enough to tell whether two keys are the same, useless to anybody else. */
export const digestOf = (consumerKey: string | null): string | null =>
  consumerKey === null ? null : createHash('sha256').update(consumerKey).digest('hex');
