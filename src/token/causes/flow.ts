/** The caller used another flow than client credentials. */
import type { Cause } from './cause.js';

export const FLOW_CAUSES = {
  'flow-device': {},
  'flow-jwt': {},
  'flow-password': {},
  'flow-refresh-token': {},
  'flow-saml': {},
  'flow-token-exchange': {},
  'flow-web-server': {},
} as const satisfies Record<string, Cause>;
