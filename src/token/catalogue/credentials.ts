/** Consumer key and consumer secret. */
import type { ErrorEntry } from './entry.js';

export const CREDENTIALS: readonly ErrorEntry[] = [
  {
    id: 'client-id-invalid',
    codes: ['invalid_client_id', 'invalid_client'],
    alone: ['invalid_client_id'],
    says: [
      'client identifier invalid',
      'invalid client identifier',
      'invalid consumer key',
      'client identifier is invalid',
    ],
    confidence: 'documented',
    causes: ['key-wrong', 'host-not-my-domain', 'app-too-new', 'app-deleted'],
  },
  {
    id: 'client-credentials-invalid',
    codes: ['invalid_client', 'invalid_grant'],
    alone: ['invalid_client'],
    says: ['invalid client credentials', 'client authentication failed', 'invalid client secret'],
    confidence: 'documented',
    causes: ['secret-wrong', 'key-wrong', 'app-too-new', 'host-not-my-domain'],
  },
  {
    id: 'client-credentials-missing',
    codes: ['invalid_client', 'invalid_request'],
    says: [
      'client secret is required',
      'client secret required',
      'client secret missing',
      'missing client secret',
      'client id is required',
      'missing client id',
      'missing required parameter: client_id',
      'missing required parameter: client_secret',
    ],
    confidence: 'assumed',
    causes: ['request-malformed', 'redirect-lost-body'],
  },
];
