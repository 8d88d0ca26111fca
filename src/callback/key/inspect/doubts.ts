/** What is unusual about the values of a key: nothing speaks against them, and nothing for them. Pure. */
import { sha256 } from '../key.js';
import type { DoubtId } from './defect.js';
import type { Expectation, SaidByKey } from './expectation.js';
import { looksLikeConsumerKey, looksLikeSecret } from './known-forms.js';

/** A value is as expected, which proves it, whatever its form. */
const isExpected = (value: string, digest: string | undefined): boolean => sha256(value) === digest?.toLowerCase();

export const doubtsOf = ({ host, form, values }: SaidByKey, expected: Expectation): DoubtId[] => {
  const { client_id: id, client_secret: secret } = values;
  const doubts: DoubtId[] = [];
  if (form?.unusual && host !== expected.host?.toLowerCase()) doubts.push('host-unusual');
  if (id !== null && !looksLikeConsumerKey(id) && !isExpected(id, expected.clientIdDigest))
    doubts.push('client-id-unusual');
  if (secret !== null && !looksLikeSecret(secret) && !isExpected(secret, expected.clientSecretDigest))
    doubts.push('client-secret-unusual');
  return doubts;
};

/** What is unusual about a consumer key or secret that goes into a key. */
export const doubtOf = (member: 'client_id' | 'client_secret', value: string): DoubtId | null => {
  const known = member === 'client_id' ? looksLikeConsumerKey(value) : looksLikeSecret(value);
  if (known) return null;
  return member === 'client_id' ? 'client-id-unusual' : 'client-secret-unusual';
};
