/** How the token endpoint was reached and asked, and with what. */
import type { Cause } from './cause.js';

export const REQUEST_CAUSES = {
  'answered-with-page': {},
  'certificate-untrusted': {},
  'host-mistyped': {},
  'host-not-my-domain': {},
  'key-wrong': {},
  'network-blocked': {},
  'plain-http': {},
  'redirect-lost-body': {},
  'request-malformed': {},
  'secret-wrong': {},
  'tls-too-old': {},
} as const satisfies Record<string, Cause>;
