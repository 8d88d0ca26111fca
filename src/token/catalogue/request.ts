/** The token endpoint didn't accept how it was asked. */
import type { ErrorEntry } from './entry.js';

export const REQUEST: readonly ErrorEntry[] = [
  {
    id: 'domain-not-supported',
    codes: ['invalid_grant'],
    says: ['request not supported on this domain', 'not supported on this domain'],
    confidence: 'documented',
    causes: ['host-not-my-domain'],
  },
  {
    id: 'grant-type-not-supported',
    codes: ['unsupported_grant_type'],
    alone: ['unsupported_grant_type'],
    says: ['grant type not supported', 'grant type is not supported', 'unsupported grant type', 'invalid grant type'],
    confidence: 'documented',
    causes: ['host-not-my-domain', 'redirect-lost-body', 'flow-off', 'request-malformed', 'app-too-new'],
  },
  {
    id: 'client-unauthorized',
    codes: ['unauthorized_client'],
    alone: ['unauthorized_client'],
    says: ['client is not authorized to use this grant type', 'client is unauthorized'],
    confidence: 'documented',
    causes: ['flow-off', 'request-malformed', 'app-too-new', 'not-preauthorized'],
  },
  {
    id: 'parameter-missing',
    codes: ['invalid_request'],
    alone: ['invalid_request'],
    says: ['missing required parameter', 'missing parameter', 'required parameter is missing', 'parameter missing'],
    confidence: 'assumed',
    causes: ['request-malformed', 'redirect-lost-body'],
  },
  {
    id: 'wrong-method',
    codes: ['invalid_request'],
    says: ['must use HTTP POST', 'must use HTTP GET', 'HTTP method not supported'],
    confidence: 'reported',
    causes: ['redirect-lost-body', 'request-malformed'],
  },
  {
    id: 'https-required',
    codes: ['https_required', 'invalid_request'],
    alone: ['https_required'],
    says: ['HTTPS required', 'https is required'],
    confidence: 'reported',
    causes: ['plain-http', 'redirect-lost-body'],
  },
];
