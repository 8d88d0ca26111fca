import { appDisabled } from './app/app-disabled.js';
import { appIntrospectsAllTokens } from './app/app-introspects-all-tokens.js';
import { appIpRelaxed } from './app/app-ip-relaxed.js';
import { appIpUnrestricted } from './app/app-ip-unrestricted.js';
import { appLegacy } from './app/app-legacy.js';
import { appOwnerMissing } from './app/app-owner-missing.js';
import { appProofRequired } from './app/app-proof-required.js';
import { appReused } from './app/app-reused.js';
import { appRunAsNotPreauthorized } from './app/app-run-as-not-preauthorized.js';
import { appSecretOptional } from './app/app-secret-optional.js';
import { appSelfAuthorize } from './app/app-self-authorize.js';
import { appSessionLevel } from './app/app-session-level.js';
import { appUndeclared } from './app/app-undeclared.js';
import { endpointInvalid } from './endpoint/endpoint-invalid.js';
import { endpointNoAccess } from './endpoint/endpoint-no-access.js';
import { endpointNotFound } from './endpoint/endpoint-not-found.js';
import { endpointOtherHost } from './endpoint/endpoint-other-host.js';
import { flowDiscouraged } from './flow/flow-discouraged.js';
import { flowHalfEnabled } from './flow/flow-half-enabled.js';
import { flowUnused } from './flow/flow-unused.js';
import { orgApiAccessControlOff } from './org/org-api-access-control-off.js';
import { orgPasswordFlowAllowed } from './org/org-password-flow-allowed.js';
import { reviewOverdue } from './review/review-overdue.js';
import type { Rule } from './rule.js';
import { runAsAccessExcess } from './run-as/run-as-access-excess.js';
import { runAsAccessMissing } from './run-as/run-as-access-missing.js';
import { runAsApiDisabled } from './run-as/run-as-api-disabled.js';
import { runAsFrozen } from './run-as/run-as-frozen.js';
import { runAsGrantExpired } from './run-as/run-as-grant-expired.js';
import { runAsGrantExpiring } from './run-as/run-as-grant-expiring.js';
import { runAsHuman } from './run-as/run-as-human.js';
import { runAsInactive } from './run-as/run-as-inactive.js';
import { runAsLicense } from './run-as/run-as-license.js';
import { runAsLocked } from './run-as/run-as-locked.js';
import { runAsLoginFailing } from './run-as/run-as-login-failing.js';
import { runAsLoginHours } from './run-as/run-as-login-hours.js';
import { runAsMfaApi } from './run-as/run-as-mfa-api.js';
import { runAsMissing } from './run-as/run-as-missing.js';
import { runAsNotApiOnly } from './run-as/run-as-not-api-only.js';
import { runAsOverprivileged } from './run-as/run-as-overprivileged.js';
import { runAsRecentlyChanged } from './run-as/run-as-recently-changed.js';
import { runAsShared } from './run-as/run-as-shared.js';
import { runAsUnknown } from './run-as/run-as-unknown.js';
import { runAsUserType } from './run-as/run-as-user-type.js';
import { scopeApiMissing } from './scope/scope-api-missing.js';
import { scopeDelegated } from './scope/scope-delegated.js';
import { scopeExcess } from './scope/scope-excess.js';
import { scopeNoneUsable } from './scope/scope-none-usable.js';
import { secretReadableByApi } from './secret/secret-readable-by-api.js';
import { secretRotationOverdue } from './secret/secret-rotation-overdue.js';
import { sourceHalf } from './source/source-half.js';
import { sourceInvalid } from './source/source-invalid.js';
import { sourceOrgLink } from './source/source-org-link.js';
import { sourceRotatesOnDeploy } from './source/source-rotates-on-deploy.js';
import { sourceRunAsFixed } from './source/source-run-as-fixed.js';
import { sourceSecretCommitted } from './source/source-secret-committed.js';
import { sourceSecretSettingOn } from './source/source-secret-setting-on.js';

/** All rules of an org's audit, in the order in which checks are listed. */
export const rules: readonly Rule[] = [
  flowHalfEnabled,
  flowDiscouraged,
  flowUnused,
  runAsMissing,
  runAsUnknown,
  runAsInactive,
  runAsFrozen,
  runAsLocked,
  runAsUserType,
  runAsMfaApi,
  runAsLoginHours,
  runAsApiDisabled,
  runAsGrantExpired,
  runAsGrantExpiring,
  runAsAccessMissing,
  runAsLoginFailing,
  runAsOverprivileged,
  runAsNotApiOnly,
  runAsHuman,
  runAsLicense,
  runAsShared,
  runAsAccessExcess,
  runAsRecentlyChanged,
  scopeNoneUsable,
  scopeApiMissing,
  scopeDelegated,
  scopeExcess,
  appDisabled,
  appRunAsNotPreauthorized,
  appSessionLevel,
  appProofRequired,
  appSelfAuthorize,
  appIpRelaxed,
  appIpUnrestricted,
  appSecretOptional,
  appIntrospectsAllTokens,
  appLegacy,
  appOwnerMissing,
  appUndeclared,
  appReused,
  endpointOtherHost,
  endpointNotFound,
  endpointInvalid,
  endpointNoAccess,
  secretRotationOverdue,
  reviewOverdue,
  secretReadableByApi,
  orgPasswordFlowAllowed,
  orgApiAccessControlOff,
];

/** Those about metadata source, which an audit of source has besides. */
export const sourceRules: readonly Rule[] = [
  sourceSecretCommitted,
  sourceOrgLink,
  sourceRotatesOnDeploy,
  sourceHalf,
  sourceInvalid,
  sourceRunAsFixed,
  sourceSecretSettingOn,
];

/** What any audit judges by: what may be named, explained and waived. */
export const everyRule: readonly Rule[] = [...rules, ...sourceRules];
