/** The org as a whole, and Salesforce. */
import type { ErrorEntry } from './entry.js';

export const ORG: readonly ErrorEntry[] = [
  {
    id: 'limit-exceeded',
    codes: ['rate_limit_exceeded', 'request_limit_exceeded', 'too_many_requests'],
    alone: ['rate_limit_exceeded', 'request_limit_exceeded', 'too_many_requests'],
    says: [
      'TotalRequests Limit exceeded',
      'ConcurrentRequests Limit exceeded',
      'number of logins exceeded',
      'too many requests',
    ],
    confidence: 'documented',
    causes: ['too-many-requests'],
  },
  {
    id: 'org-inactive',
    codes: ['inactive_org', 'org_is_signing_up', 'org_locked', 'trial_expired'],
    alone: ['inactive_org', 'org_is_signing_up', 'org_locked', 'trial_expired'],
    says: ['organization is locked, closed, or suspended', 'inactive organization', 'organization is locked'],
    confidence: 'reported',
    causes: ['org-inactive', 'host-not-my-domain'],
  },
  {
    id: 'unavailable',
    codes: [
      'functionality_temporarily_unavailable',
      'org_in_maintenance',
      'org_is_dot_org',
      'server_error',
      'server_unavailable',
      'temporarily_unavailable',
      'unknown_error',
      'unknown_exception',
    ],
    alone: [
      'functionality_temporarily_unavailable',
      'org_in_maintenance',
      'org_is_dot_org',
      'server_error',
      'server_unavailable',
      'temporarily_unavailable',
      'unknown_error',
      'unknown_exception',
    ],
    says: [
      'retry your request',
      'An unexpected error occurred. Please include this ErrorId',
      'server is temporarily unavailable',
      'server too busy',
    ],
    confidence: 'documented',
    causes: ['org-unavailable', 'host-not-my-domain'],
  },
];
