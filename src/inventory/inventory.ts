/**
 * The Inventory: everything one run read from an org, as plain data.
 *
 * `null` always means "not known", never "no". Whatever is `null` because a source could not be read is explained by a
 * {@link Gap}. No secret, no token and no consumer key in clear text enters an Inventory.
 */

/** The two kinds of app that can use the client credentials flow. */
export type AppKind = 'ConnectedApp' | 'ExternalClientApp';

/**
 * What was asked for evidence: the sObject or metadata type, by its Salesforce API name. `Clock`: the time that the
 * org's replies tell, which vouches for this computer's. `MetadataSource`: folders and files of which it is not known
 * what they hold.
 */
export type Source =
  | 'ApexClass'
  | 'Clock'
  | 'ConnectedApp'
  | 'ConnectedAppSettings'
  | 'ExternalClientAppSettings'
  | 'ExternalClientApplication'
  | 'ExtlClntAppGlobalOauthSettings'
  | 'ExtlClntAppOauthIpRange'
  | 'ExtlClntAppOauthPlcyCnfg'
  | 'ExtlClntAppOauthSettings'
  | 'ExtlClntAppPlcyCnfg'
  | 'FieldPermissions'
  | 'LoginHistory'
  | 'MetadataSource'
  | 'OauthOidcSettings'
  | 'ObjectPermissions'
  | 'Organization'
  | 'PermissionSet'
  | 'PermissionSetAssignment'
  | 'Profile'
  | 'SetupAuditTrail'
  | 'SetupEntityAccess'
  | 'User'
  | 'UserLogin'
  | 'UserPermissionAccess';

/**
 * Why a source could not be read completely.
 * `permission` and `notSupported` are conditions of the caller or the org, `notInSource` is what metadata source does
 * not tell; `limit`, `truncated` and `error` mean that something which should have been readable was not.
 */
export type GapReason = 'error' | 'limit' | 'notInSource' | 'notSupported' | 'permission' | 'truncated';

export type Gap = {
  source: Source;
  reason: GapReason;
  /** One sentence for people; may quote text that came from the org. */
  detail: string;
  /**
   * What the gap covers: app keys ({@link appKey}), user ids, usernames or profile ids. Absent: everything of the
   * source.
   */
  subjects?: string[];
  /**
   * API names of the columns or elements that are missing while the rest of the record was read; the values that come
   * from them are `null`. Absent: the whole record.
   */
  columns?: string[];
  /** API names of the permissions that would close the gap, where that is known. */
  grant?: string[];
};

export type OrgFacts = {
  /** 18-character organization id. */
  id: string | null;
  /** The caller. */
  username: string | null;
  /** Empty where only metadata source was read. */
  instanceUrl: string;
  isSandbox: boolean | null;
  organizationType: string | null;
  instanceName: string | null;
  namespacePrefix: string | null;
  /** For instance `64.0`; empty likewise. */
  apiVersion: string;
};

/** An inclusive range of IP addresses, as text. */
export type IpRange = { start: string; end: string };

/**
 * Who an app runs as, and how that is known.
 * - `configured`: the app's own configuration names the user.
 * - `auditTrail`, `login`: the platform did not return the setting, but its audit trail or a successful client
 *   credentials login of the app proves it; `at` is the time of that proof.
 * - `missing`: no Run As user; `certain` is false when it was only concluded from the silence of every source.
 * - `notKnown`: a source that would tell could not be read.
 */
export type RunAsSetting =
  | { state: 'configured'; username: string }
  | { state: 'auditTrail' | 'login'; username: string | null; userId: string; at: string }
  | { state: 'missing'; certain: boolean }
  | { state: 'notKnown' };

/** Values as read: `LOW`, `STANDARD`, `HIGH_ASSURANCE`, and what happens below it: `Block`, `RaiseSessionLevel`. */
export type SessionPolicy = { level: string | null; action: string | null };

export type App = {
  kind: AppKind;
  /** Record id (`0H4…` or `0xI…`), 15 or 18 characters. */
  id: string | null;
  /** Developer name, `ns__Name` when packaged. */
  name: string;
  label: string | null;
  namespace: string | null;
  contactEmail: string | null;
  /** The two halves of the flow. A connected app has one switch: both halves carry its value. */
  flow: { settings: boolean | null; policy: boolean | null };
  /** Time of a successful client credentials login that proves that both halves are on, where one was read. */
  provenByLoginAt: string | null;
  runAs: RunAsSetting;
  /** OAuth names in lower case (`api`, `refresh_token`), sorted. */
  scopes: string[] | null;
  /** `Enforce`, `Enforce_RelaxRefresh`, `Bypass`, `Bypass_2factor`, or the value as read when it is none of these. */
  ipRelaxation: string | null;
  ipRanges: IpRange[] | null;
  /** `AdminApprovedPreAuthorized`, `AllSelfAuthorized`, or the value as read. */
  permittedUsers: string | null;
  /** External client apps only: the app itself is switched on. */
  enabled: boolean | null;
  /** External client apps only: state of the OAuth plugin (`Enabled`, `Disabled`, `Notinstalled`). */
  oauthPlugin: string | null;
  consumerSecretOptional: boolean | null;
  introspectsAllTokens: boolean | null;
  /** What kind of session the app demands; `level` is null when it demands none. */
  sessionPolicy: SessionPolicy | null;
  /** Switches that are on and demand more than id and secret: `isDPopEnabled`, `isMtlsEnabled`, `isPKImTLSEnabled`. */
  requiredProofs: string[] | null;
  /** SHA-256 (hex) of the consumer key. */
  consumerKeyDigest: string | null;
  /** When the record that holds the Run As user was last changed. */
  policyModifiedAt: string | null;
};

export type User = {
  id: string;
  username: string;
  email: string | null;
  active: boolean;
  userType: string | null;
  profileId: string | null;
  profile: string | null;
  license: string | null;
  lastLoginAt: string | null;
};

/** A row of UserLogin. A user without a row is neither frozen nor locked. */
export type UserLogin = {
  /** Not known where it is absent: snapshots did not always keep it. */
  id?: string | null;
  userId: string;
  frozen: boolean;
  locked: boolean;
};

/** A row of PermissionSetAssignment. */
export type Assignment = {
  /** Not known where it is absent: snapshots did not always keep it. */
  id?: string | null;
  userId: string;
  permissionSetId: string;
  groupId: string | null;
  expiresAt: string | null;
  /** `IsActive`; null where the org has no such column. */
  active: boolean | null;
  /** `IsRevoked`; null where the org has no such column. */
  revoked: boolean | null;
};

export type PermissionSet = {
  id: string;
  name: string;
  label: string | null;
  ownedByProfile: boolean;
  profileId: string | null;
  /** The group whose aggregate (muting applied) this set is. */
  groupId: string | null;
  sessionActivated: boolean;
  /** API names of what it grants (`ModifyAllData`), sorted. */
  permissions: string[];
};

export type PermissionSetGroup = {
  id: string;
  name: string;
  label: string | null;
  /** `Updated` when the aggregate is current. */
  status: string | null;
  sessionActivated: boolean;
};

export type ObjectAccessRight = 'create' | 'delete' | 'edit' | 'modifyAll' | 'read' | 'viewAll' | 'viewAllFields';
export type ObjectAccess = { permissionSetId: string; object: string; rights: ObjectAccessRight[] };
/** `field` is `Object.Field`. */
export type FieldAccess = { permissionSetId: string; field: string; rights: Array<'edit' | 'read'> };
export type EntityAccess = {
  permissionSetId: string;
  type: 'ApexClass' | 'ConnectedApplication' | 'ExternalClientApplication';
  id: string;
};

/** An Apex class that maps a REST resource, or whose body is hidden (managed packages). */
export type ApexRestClass = {
  id: string;
  name: string;
  namespace: string | null;
  active: boolean;
  valid: boolean;
  /** The body could not be read (`(hidden)`), so mapping, visibility and methods are not known. */
  hidden: boolean;
  urlMapping: string | null;
  global: boolean | null;
  /** HTTP methods with a handler, upper case. */
  methods: string[] | null;
};

/** What a class is called; ids differ from org to org. `namespace` is null for a class of the org itself. */
export type ApexClassName = { id: string; namespace: string | null; name: string };

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Login hours of one day, in minutes after midnight; `end` of a whole day is 1440. */
export type LoginHours = { day: (typeof WEEKDAYS)[number]; start: number; end: number };

/** What a profile limits its users' logins to. */
export type ProfileLimits = {
  profileId: string;
  loginIpRanges: IpRange[];
  /** Days with hours of their own, Monday first; empty when the profile has no login hours, null when not known. */
  loginHours: LoginHours[] | null;
};

/** All logins of one user that agree in every column, with the newest time. */
export type LoginSummary = {
  userId: string;
  application: string | null;
  type: string | null;
  subType: string | null;
  status: string | null;
  newestAt: string;
  count: number;
};

/** An assignment of a Run As user, from the audit trail. */
export type RunAsChange = {
  at: string;
  by: string | null;
  username: string | null;
  userId: string | null;
  appLabel: string | null;
  appId: string | null;
};

export type OrgSettings = {
  /** `ExternalClientAppSettings.enableConsumerSecretApiAccess` */
  secretsInMetadataApi: boolean | null;
  /** `ExternalClientAppSettings.enableClientSecretInRestApiAccess` */
  secretsInRestApi: boolean | null;
  /** `OauthOidcSettings.blockOAuthUnPwFlow` */
  passwordFlowBlocked: boolean | null;
  /** `ConnectedAppSettings.enableAdminApprovedAppsOnly` */
  onlyApprovedApps: boolean | null;
};

/** Whose time is taken for now. */
export type Clock = {
  /** The org's (its `Date` header) where this computer's differs from it by more than some minutes. */
  judgedBy: 'local' | 'org';
  /** The org's time minus this computer's, in ms; null: the org told no time, so nothing vouches for the clock. */
  offsetMs: number | null;
};

export type Inventory = {
  formatVersion: '1.1';
  /** When it was read, by the clock that {@link Clock} tells. */
  collectedAt: string;
  clock: Clock;
  org: OrgFacts;
  /** Permissions of the caller that matter here (API names); null when they could not be read. */
  callerPermissions: string[] | null;
  /** How many apps of each kind the org has; null when they could not be listed. */
  counts: { connectedApps: number | null; externalClientApps: number | null };
  apps: App[];
  users: User[];
  userLogins: UserLogin[];
  assignments: Assignment[];
  permissionSets: PermissionSet[];
  permissionSetGroups: PermissionSetGroup[];
  objectAccess: ObjectAccess[];
  fieldAccess: FieldAccess[];
  entityAccess: EntityAccess[];
  apexRestClasses: ApexRestClass[];
  /** Classes that `entityAccess` opens, whether they map a REST resource or not. */
  apexClassNames: ApexClassName[];
  profileLimits: ProfileLimits[];
  logins: {
    /** Start of the window that was read. */
    from: string;
    /** `org`: client credentials logins of every user were read; `runAsUsers`: only those of today's Run As users. */
    clientCredentials: 'org' | 'runAsUsers';
    summaries: LoginSummary[];
  };
  runAsChanges: RunAsChange[];
  settings: OrgSettings;
  gaps: Gap[];
  /** API calls as Salesforce bills them. */
  apiCalls: number;
};

/** The key that tells two apps of one name but different kinds apart. */
export const appKey = (app: Pick<App, 'kind' | 'name'>): string => `${app.kind}:${app.name}`;

/** The app of a key. */
export const appOfKey = (key: string): Pick<App, 'kind' | 'name'> => {
  const at = key.indexOf(':');
  return { kind: key.slice(0, at) as AppKind, name: key.slice(at + 1) };
};
