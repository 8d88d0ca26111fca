/** Which rules cannot pass without a source. Pure data, which a test holds to what the rules do. */
import type { Source } from '../inventory/inventory.js';

const FLOW: readonly Source[] = ['ConnectedApp', 'ExtlClntAppGlobalOauthSettings', 'ExtlClntAppOauthPlcyCnfg'];
const RUN_AS: readonly Source[] = ['ConnectedApp', 'ExtlClntAppOauthPlcyCnfg'];
const USER: readonly Source[] = [...RUN_AS, 'User'];
const GRANTS: readonly Source[] = [...USER, 'PermissionSet', 'PermissionSetAssignment'];
const SCOPES: readonly Source[] = ['ConnectedApp', 'ExtlClntAppOauthPlcyCnfg', 'ExtlClntAppOauthSettings'];

/**
 * By rule the sources without which it does not pass. Which check of which app a gap really leaves open is found by the
 * facts when an org is judged; this is what to expect before.
 */
export const RESTS_ON: Readonly<Record<string, readonly Source[]>> = {
  'flow-half-enabled': FLOW,
  'flow-discouraged': FLOW,
  'flow-unused': [...FLOW, 'LoginHistory', 'Clock'],
  'run-as-missing': RUN_AS,
  // That a Username was found stays true whatever else was not read.
  'run-as-unknown': RUN_AS,
  'run-as-inactive': USER,
  'run-as-frozen': [...USER, 'UserLogin'],
  'run-as-locked': [...USER, 'UserLogin'],
  'run-as-user-type': USER,
  'run-as-mfa-api': GRANTS,
  'run-as-login-hours': [...USER, 'Profile'],
  'run-as-api-disabled': GRANTS,
  'run-as-grant-expired': GRANTS,
  'run-as-grant-expiring': GRANTS,
  'run-as-login-failing': [...USER, 'LoginHistory'],
  'run-as-overprivileged': GRANTS,
  'run-as-not-api-only': GRANTS,
  'run-as-human': [...USER, 'LoginHistory', 'Clock'],
  'run-as-license': USER,
  'run-as-shared': [...USER, 'ExternalClientApplication'],
  'run-as-recently-changed': [...RUN_AS, 'SetupAuditTrail', 'Clock'],
  'scope-none-usable': SCOPES,
  'scope-api-missing': SCOPES,
  'scope-delegated': SCOPES,
  'scope-excess': SCOPES,
  'app-disabled': ['ExtlClntAppPlcyCnfg'],
  'app-run-as-not-preauthorized': [...GRANTS, 'SetupEntityAccess'],
  'app-session-level': RUN_AS,
  'app-proof-required': ['ConnectedApp', 'ExtlClntAppGlobalOauthSettings'],
  'app-self-authorize': RUN_AS,
  'app-ip-relaxed': RUN_AS,
  'app-ip-unrestricted': [...USER, 'Profile'],
  'app-secret-optional': ['ConnectedApp', 'ExtlClntAppGlobalOauthSettings'],
  'app-introspects-all-tokens': ['ConnectedApp', 'ExtlClntAppGlobalOauthSettings'],
  'app-legacy': [],
  'app-owner-missing': ['ConnectedApp', 'ExternalClientApplication'],
  // With a policy file only.
  'run-as-access-missing': [...GRANTS, 'ObjectPermissions', 'FieldPermissions'],
  'run-as-access-excess': [...GRANTS, 'ObjectPermissions', 'FieldPermissions'],
  'app-undeclared': RUN_AS,
  'app-reused': [],
  'endpoint-other-host': [],
  'endpoint-not-found': ['ApexClass'],
  'endpoint-invalid': ['ApexClass'],
  'endpoint-no-access': [...GRANTS, 'ApexClass', 'SetupEntityAccess'],
  'secret-rotation-overdue': ['Clock'],
  'review-overdue': ['Clock'],
  'secret-readable-by-api': ['ExternalClientAppSettings'],
  'org-password-flow-allowed': ['OauthOidcSettings'],
  'org-api-access-control-off': ['ConnectedAppSettings'],
};

/**
 * By rule further sources that it asks where the first do not tell: who an app runs as where its configuration does not
 * show it, whether a flow is on where one half is hidden, and whether a name that was not found is nobody's.
 */
const ASKED_AS_WELL: Readonly<Record<string, readonly Source[]>> = {
  'flow-half-enabled': ['LoginHistory'],
  'flow-discouraged': ['LoginHistory'],
  'run-as-missing': ['LoginHistory', 'SetupAuditTrail'],
  'run-as-unknown': ['LoginHistory', 'SetupAuditTrail', 'User'],
  'run-as-recently-changed': ['User'],
};

/** What tells who a connected app runs as, where none shows it. */
const PROOFS: readonly Source[] = ['LoginHistory', 'SetupAuditTrail'];

/**
 * Ids of the rules that stay open, of some apps at least, without a source; sorted.
 *
 * @param runAsHidden connected apps may not show their Run As users, so that all that is said of these rests on proofs
 */
export const rulesLeftOpenBy = (source: Source, { runAsHidden }: { runAsHidden: boolean }): string[] =>
  Object.entries(RESTS_ON)
    .map(([rule, sources]) => ({ rule, asked: [...sources, ...(ASKED_AS_WELL[rule] ?? [])] }))
    .filter(({ asked }) => asked.includes(source) || (runAsHidden && PROOFS.includes(source) && asked.includes('User')))
    .map(({ rule }) => rule)
    .sort();
