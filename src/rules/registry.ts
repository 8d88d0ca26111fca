import { appDisabled } from './app/app-disabled.js';
import { appIntrospectsAllTokens } from './app/app-introspects-all-tokens.js';
import { appIpRelaxed } from './app/app-ip-relaxed.js';
import { appIpUnrestricted } from './app/app-ip-unrestricted.js';
import { appLegacy } from './app/app-legacy.js';
import { appOwnerMissing } from './app/app-owner-missing.js';
import { appRunAsNotPreauthorized } from './app/app-run-as-not-preauthorized.js';
import { appSecretOptional } from './app/app-secret-optional.js';
import { appSelfAuthorize } from './app/app-self-authorize.js';
import { flowDiscouraged } from './flow/flow-discouraged.js';
import { flowHalfEnabled } from './flow/flow-half-enabled.js';
import { flowUnused } from './flow/flow-unused.js';
import { scopeApiMissing } from './scope/scope-api-missing.js';
import { scopeDelegated } from './scope/scope-delegated.js';
import { scopeExcess } from './scope/scope-excess.js';
import { scopeNoneUsable } from './scope/scope-none-usable.js';
import { secretReadableByApi } from './secret/secret-readable-by-api.js';
import type { Rule } from './rule.js';

/** All rules, in the order in which checks are listed. */
export const rules: readonly Rule[] = [
  flowHalfEnabled,
  flowDiscouraged,
  flowUnused,
  scopeNoneUsable,
  scopeApiMissing,
  scopeDelegated,
  scopeExcess,
  appDisabled,
  appRunAsNotPreauthorized,
  appSelfAuthorize,
  appIpRelaxed,
  appIpUnrestricted,
  appSecretOptional,
  appIntrospectsAllTokens,
  appLegacy,
  appOwnerMissing,
  secretReadableByApi,
];
