/** Calls with a token that was issued. */
import type { CauseId } from '../causes.js';
import type { ErrorEntry } from './entry.js';

const ENDED: readonly CauseId[] = [
  'token-expired',
  'token-revoked',
  'token-damaged',
  'token-of-other-org',
  'session-ip',
  'run-as-inactive',
  'dpop-required',
];

/** Salesforce says the same whatever keeps a live session from an API. */
const NOT_FOR_API: readonly CauseId[] = [
  'session-not-for-api',
  'no-api-access',
  'session-ip',
  'session-level',
  'api-access-control',
  'token-of-other-org',
  'dpop-required',
];

export const SESSION: readonly ErrorEntry[] = [
  {
    id: 'session-expired',
    codes: ['invalid_session_id', 'session_expired', 'session_invalidated'],
    alone: ['session_expired', 'session_invalidated'],
    says: [
      'Session expired or invalid',
      'Invalid Session ID found in SessionHeader',
      'Session not found, missing session hash',
      'Illegal Session',
      'Invalid access token',
      'access token expired',
      'access token is expired',
      'session has expired',
    ],
    confidence: 'documented',
    causes: ENDED,
  },
  {
    id: 'session-not-for-rest',
    codes: ['invalid_session_id'],
    says: ['This session is not valid for use with the REST API', 'not valid for use with the * API'],
    confidence: 'documented',
    causes: NOT_FOR_API,
  },
  {
    id: 'session-not-for-soap',
    codes: ['invalid_session_id'],
    says: [
      'This session is not valid for use with the API',
      'not valid for use with the API',
      'not valid for use with the SOAP API',
    ],
    confidence: 'documented',
    causes: [...NOT_FOR_API.slice(0, 4), 'jwt-token-for-soap', ...NOT_FOR_API.slice(4)],
  },
  {
    id: 'session-invalid',
    codes: ['invalid_session_id', 'invalid_token'],
    alone: ['invalid_session_id', 'invalid_token'],
    says: [],
    confidence: 'documented',
    causes: [...new Set([...ENDED.slice(0, 5), ...NOT_FOR_API, ...ENDED])],
  },
  {
    id: 'token-not-accepted',
    codes: ['bad_oauth_token'],
    alone: ['bad_oauth_token'],
    says: ['Bad OAuth token'],
    confidence: 'documented',
    causes: ['token-expired', 'token-revoked', 'token-damaged', 'token-of-other-org'],
  },
  {
    id: 'token-missing',
    codes: ['invalid_auth_header', 'missing_oauth_token'],
    alone: ['invalid_auth_header', 'missing_oauth_token'],
    says: ['INVALID_HEADER_TYPE', 'Missing OAuth token'],
    confidence: 'reported',
    causes: ['token-damaged'],
  },
  {
    id: 'token-for-wrong-org',
    codes: ['org_not_owned_by_instance', 'wrong_org'],
    alone: ['org_not_owned_by_instance', 'wrong_org'],
    says: ['Destination URL not reset'],
    confidence: 'reported',
    causes: ['token-of-other-org'],
  },
  {
    id: 'token-to-revoke-unknown',
    codes: ['unsupported_token_type'],
    alone: ['unsupported_token_type'],
    says: [],
    confidence: 'reported',
    causes: ['token-expired', 'token-damaged'],
  },
  {
    id: 'api-disabled-for-user',
    codes: ['api_currently_disabled'],
    alone: ['api_currently_disabled'],
    says: ['API is disabled for this User', 'API is currently disabled'],
    confidence: 'documented',
    causes: ['no-api-access', 'access-revoked'],
  },
  {
    id: 'api-disabled-for-org',
    codes: ['api_disabled_for_org'],
    alone: ['api_disabled_for_org'],
    says: [
      'API is not enabled for this Organization or Partner',
      'The REST API is not enabled for this Organization',
      'API is not enabled for this Organization',
    ],
    confidence: 'documented',
    causes: ['no-api-access', 'org-without-api', 'app-too-new'],
  },
  {
    id: 'security-policy',
    codes: [
      'txn_security_end_a_session',
      'txn_security_fail_close',
      'txn_security_no_access',
      'txn_security_two_fa_required',
    ],
    alone: [
      'txn_security_end_a_session',
      'txn_security_fail_close',
      'txn_security_no_access',
      'txn_security_two_fa_required',
    ],
    says: ['blocked by a security policy', 'transaction security policy'],
    confidence: 'reported',
    causes: ['transaction-security'],
  },
  {
    id: 'api-version-gone',
    codes: ['unsupported_api_version'],
    alone: ['unsupported_api_version'],
    says: ['unsupported API version', 'requested version is not available', 'API version is no longer supported'],
    confidence: 'reported',
    causes: ['api-version-gone'],
  },
];
