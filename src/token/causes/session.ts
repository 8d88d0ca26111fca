/** A token that was issued and isn't taken any more, or not here; and what the org allows at all. */
import type { Cause } from './cause.js';

export const SESSION_CAUSES = {
  'api-version-gone': {},
  'jwt-token-for-soap': {},
  'org-inactive': {},
  'org-unavailable': {},
  'org-without-api': {},
  'org-without-feature': {},
  'query-malformed': {},
  'session-ip': {},
  'session-level': { rules: ['app-session-level'] },
  'session-not-for-api': { rules: ['scope-api-missing'] },
  'token-damaged': {},
  'token-expired': {},
  'token-of-other-org': {},
  'token-revoked': {},
  'too-many-requests': {},
  'transaction-security': {},
} as const satisfies Record<string, Cause>;
