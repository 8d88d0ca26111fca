/** Every fact of the platform that is asked of orgs, in the order of the sheet. */
import { apiOnlyUserExists } from './api-only-user-exists.js';
import { auditTrailActionFilterable } from './audit-trail-action-filterable.js';
import { connectedAppListId } from './connected-app-list-id.js';
import { connectedAppRunAsShown } from './connected-app-run-as-shown.js';
import { developerHalfReadable } from './developer-half-readable.js';
import { ecaRunAsFilled } from './eca-run-as-filled.js';
import { externalClientAppsEnabled } from './external-client-apps-enabled.js';
import { failedLoginsRecorded } from './failed-logins-recorded.js';
import { generatedPolicyNames } from './generated-policy-names.js';
import { ipRelaxationSpelling } from './ip-relaxation-spelling.js';
import { laterColumns } from './later-columns.js';
import { loginApplicationIsLabel } from './login-application-is-label.js';
import { loginSubtypeFilterable } from './login-subtype-filterable.js';
import { loginSubtypeSpelling } from './login-subtype-spelling.js';
import { loginSuccessSpelling } from './login-success-spelling.js';
import { loginTypeSpelling } from './login-type-spelling.js';
import { managedAppOauthShown } from './managed-app-oauth-shown.js';
import { metadataApiTakesToken } from './metadata-api-takes-token.js';
import { permittedUsersSpelling } from './permitted-users-spelling.js';
import { profileMetadataOverTooling } from './profile-metadata-over-tooling.js';
import { runAsChangeNamesIds } from './run-as-change-names-ids.js';
import { settingsOmitSwitches } from './settings-omit-switches.js';
import { stagedCredentialsRoute } from './staged-credentials-route.js';
import { tokenIsOpaque } from './token-is-opaque.js';
import { useAnyApiClientExists } from './use-any-api-client-exists.js';
import { userLoginForEveryone } from './user-login-for-everyone.js';
import type { PlatformFact } from './fact.js';

export const facts: readonly PlatformFact[] = [
  connectedAppListId,
  connectedAppRunAsShown,
  managedAppOauthShown,
  developerHalfReadable,
  ecaRunAsFilled,
  externalClientAppsEnabled,
  generatedPolicyNames,
  ipRelaxationSpelling,
  permittedUsersSpelling,
  loginSubtypeFilterable,
  loginSubtypeSpelling,
  loginTypeSpelling,
  loginSuccessSpelling,
  loginApplicationIsLabel,
  failedLoginsRecorded,
  auditTrailActionFilterable,
  runAsChangeNamesIds,
  userLoginForEveryone,
  laterColumns,
  apiOnlyUserExists,
  useAnyApiClientExists,
  settingsOmitSwitches,
  profileMetadataOverTooling,
  tokenIsOpaque,
  metadataApiTakesToken,
  stagedCredentialsRoute,
];
