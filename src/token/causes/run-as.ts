/** The Run As user: whether there is one, and what keeps it from logging in. */
import type { Cause } from './cause.js';

export const RUN_AS_CAUSES = {
  'access-missing': { rules: ['run-as-access-missing'] },
  'access-revoked': { rules: ['run-as-grant-expired', 'run-as-license'] },
  'api-only-in-browser': {},
  'authentication-failure': { rules: ['run-as-locked'] },
  'country-restricted': {},
  'device-activation': {},
  'ip-restricted': { rulesAgainst: ['app-ip-unrestricted', 'app-ip-relaxed'] },
  'login-hours': { rules: ['run-as-login-hours'] },
  'login-of-other-kind': {},
  'login-succeeded': {},
  'mfa-for-api': { rules: ['run-as-mfa-api'] },
  'no-api-access': { rules: ['run-as-api-disabled'] },
  'password-expired': {},
  'run-as-changed': {},
  'run-as-inactive': { rules: ['run-as-inactive', 'run-as-frozen'] },
  'run-as-locked': { rules: ['run-as-locked'] },
  'run-as-missing': { rules: ['run-as-missing'] },
  'run-as-unknown': { rules: ['run-as-unknown'] },
  'user-type': { rules: ['run-as-user-type'] },
} as const satisfies Record<string, Cause>;
