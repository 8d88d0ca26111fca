/** What the app is, and what its settings and policies allow. */
import type { Cause } from './cause.js';

export const APP_CAUSES = {
  'api-access-control': { rulesAgainst: ['org-api-access-control-off'] },
  'app-blocked': {},
  'app-deleted': {},
  'app-disabled': { rules: ['app-disabled'] },
  'app-not-installed': {},
  'app-too-new': {},
  'cross-org': {},
  'dpop-required': { rules: ['app-proof-required'] },
  'flow-off': { rules: ['flow-half-enabled'] },
  'mtls-required': { rules: ['app-proof-required'] },
  'no-usable-scope': { rules: ['scope-none-usable'] },
  'not-preauthorized': { rules: ['app-run-as-not-preauthorized'] },
  'package-outdated': {},
  'policy-half-off': { rules: ['flow-half-enabled'] },
  'scope-not-selected': {},
  'too-many-scopes': { rules: ['scope-excess'] },
} as const satisfies Record<string, Cause>;
