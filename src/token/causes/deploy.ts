/** Deploying an app from source, and rotating its secret. */
import type { Cause } from './cause.js';

export const DEPLOY_CAUSES = {
  'connected-apps-closed': {},
  'deploy-access-missing': {},
  'execution-user-unknown': { rules: ['run-as-unknown'] },
  'field-required': {},
  'license-lacks-permission': {},
  'name-taken': {},
  'permission-dependency': {},
  'permission-unknown': {},
  'plugin-settings': {},
  'reference-missing': {},
  'secret-access-off': {},
} as const satisfies Record<string, Cause>;
