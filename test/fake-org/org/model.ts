/** An org as data. Builders fill it, the server reads it; nothing in here knows about HTTP. */
import type { OrgOptions } from './options.js';

export type IpRange = { start: string; end: string; description?: string };

/** Who made a record and when; absent: the org's first admin, when the org was made. */
export type Stamps = { createdAt?: Date; createdById?: string; modifiedAt?: Date; modifiedById?: string };

export type License = { id: string; name: string; key: string };

export type PermissionSetLicense = { id: string; name: string; label: string };

export type ObjectRight = 'create' | 'delete' | 'edit' | 'modifyAll' | 'read' | 'viewAll' | 'viewAllFields';
export type FieldRight = 'edit' | 'read';

/** What a permission set, a profile or a muting set holds. */
export type Rights = {
  /** API names without `Permissions` (`ApiEnabled`). */
  permissions: Set<string>;
  objects: Map<string, Set<ObjectRight>>;
  /** Keys are `Object.Field`. */
  fields: Map<string, Set<FieldRight>>;
};

/** In minutes after midnight, by day (`monday`); a day that is not there has no hours of its own. */
export type LoginHours = Record<string, { start: number; end: number }>;

/** What kind of session an app demands, and what happens below it. */
export type SessionPolicy = {
  level: 'HIGH_ASSURANCE' | 'LOW' | 'STANDARD';
  action: 'Block' | 'RaiseSessionLevel' | null;
};

/** Switches that demand more than id and secret; not every kind of app has each. */
export type ProofSwitch = 'isDPopEnabled' | 'isMtlsEnabled' | 'isPKImTLSEnabled';

export type Profile = Stamps & {
  id: string;
  name: string;
  /** Full name in the Metadata API; standard profiles have another one than in the UI (`Admin`). */
  fullName: string;
  license: License;
  userType: string;
  custom: boolean;
  loginIpRanges: IpRange[];
  loginHours: LoginHours | null;
  /** The permission set that the profile owns, and that its users are assigned to. */
  permissionSet: PermissionSet;
};

export type PermissionSet = Stamps & {
  id: string;
  name: string;
  label: string;
  namespace: string | null;
  profile: Profile | null;
  group: PermissionSetGroup | null;
  sessionActivated: boolean;
  custom: boolean;
  rights: Rights;
  /** Ids of Apex classes, connected apps and external client apps. */
  entities: Array<{ id: string; type: EntityType }>;
};

export type EntityType = 'ApexClass' | 'ConnectedApplication' | 'ExternalClientApplication';

export type PermissionSetGroup = Stamps & {
  id: string;
  name: string;
  label: string;
  namespace: string | null;
  status: 'Failed' | 'Outdated' | 'Updated' | 'Updating';
  sessionActivated: boolean;
  members: PermissionSet[];
  muting: { id: string; name: string; label: string; rights: Rights } | null;
  /** Holds the union of the members minus what is muted; its content is computed when the org is served. */
  aggregate: PermissionSet;
};

export type Assignment = {
  id: string;
  user: User;
  /** The set, or the aggregate of the group. */
  permissionSet: PermissionSet;
  group: PermissionSetGroup | null;
  expiresAt: Date | null;
  active: boolean;
  revoked: boolean;
};

export type User = Stamps & {
  id: string;
  username: string;
  firstName: string | null;
  lastName: string;
  email: string;
  active: boolean;
  frozen: boolean;
  locked: boolean;
  /** UserLogin has a row only for users who logged in or were frozen; true forces one. */
  hasUserLogin: boolean;
  profile: Profile;
  lastLoginAt: Date | null;
};

type AppBase = Stamps & {
  id: string;
  name: string;
  label: string;
  namespace: string | null;
  contactEmail: string | null;
  description: string | null;
  callbackUrl: string;
  consumerId: string;
  consumerKey: string;
  consumerSecret: string;
  secretOptional: boolean;
  introspectsAllTokens: boolean;
  /** What the Run As field holds: normally a Username. */
  runAs: string | null;
  /** OAuth names (`api`, `refresh_token`), as an administrator selected them. */
  scopes: string[];
  ipRanges: IpRange[];
  /** null: the app demands none. */
  sessionPolicy: SessionPolicy | null;
  /** Those that are on. */
  proofs: ProofSwitch[];
  /** Sets (also those owned by profiles) whose users are pre-authorized. */
  preauthorized: PermissionSet[];
};

export type ConnectedApp = AppBase & {
  flowEnabled: boolean;
  ipRelaxation: 'BYPASS_2FACTOR' | 'BYPASS' | 'ENFORCE_RELAXREFRESH' | 'ENFORCE';
  adminApproved: boolean;
  /** Only authorized by users, never installed: not in listMetadata, and blocked for the flow. */
  installed: boolean;
  /** What readMetadata makes of it: `faults` fails a call that names it, `empty` and `nil` are records without name. */
  metadata: 'empty' | 'faults' | 'leftOut' | 'nil' | 'whole';
  /** It has an OAuth part; SAML and canvas apps have none. */
  oauth: boolean;
};

/** A pair in the one slot that a consumer has beside its main pair. */
export type StagedCredentials = {
  id: string;
  key: string;
  secret: string;
  /** `Active`: staged; `Rotated`: the former main pair. Past `expiresAt` the slot reads `Expired`. */
  state: 'Active' | 'Rotated';
  createdAt: Date;
  createdById: string;
  expiresAt: Date;
};

export type ExternalClientApp = AppBase & {
  staged: StagedCredentials | null;
  /** Ids of further consumers of the app. */
  moreConsumerIds: string[];
  distributionState: 'Local' | 'Managed' | 'Packaged';
  /** Names of the four components; they follow no rule. */
  components: { settings: string; global: string; policy: string; plugin: string };
  ids: { settings: string; policy: string; plugin: string };
  flow: { settings: boolean; policy: boolean };
  ipRelaxation: 'Bypass_2factor' | 'Bypass' | 'Enforce_RelaxRefresh' | 'Enforce';
  permittedUsers: 'AdminApprovedPreAuthorized' | 'AllSelfAuthorized';
  enabled: boolean;
  oauthPlugin: 'Disabled' | 'Enabled' | 'Notinstalled';
  sessionTimeoutMinutes: number | null;
};

export type HttpMethod = 'DELETE' | 'GET' | 'PATCH' | 'POST' | 'PUT';

export type ApexClass = Stamps & {
  id: string;
  name: string;
  namespace: string | null;
  status: 'Active' | 'Deleted' | 'Inactive';
  valid: boolean;
  global: boolean;
  body: string;
  /** Installed from a managed package: the body reads `(hidden)`. */
  hidden: boolean;
  rest: { urlMapping: string; methods: HttpMethod[]; response: unknown } | null;
};

export type Login = {
  id: string;
  user: User;
  at: Date;
  application: string | null;
  /** API value (`Oauth2`, `Application`); LoginHistory shows it as label or value, by option. */
  type: string;
  /** API value (`OauthClientCredentials`) or null. */
  subType: string | null;
  status: string;
  sourceIp: string;
};

export type AuditTrailRow = {
  id: string;
  at: Date;
  by: User | null;
  action: string;
  section: string;
  display: string;
};

export type OauthToken = {
  user: User;
  app: { label: string; id: string };
  createdAt: Date;
  lastUsedAt: Date;
  useCount: number;
};

export type Settings = {
  /** ExternalClientAppSettings.enableConsumerSecretApiAccess; null: the org does not have the switch, as most. */
  secretsInMetadataApi: boolean | null;
  /** ExternalClientAppSettings.enableClientSecretInRestApiAccess; null likewise. */
  secretsInRestApi: boolean | null;
  /** OauthOidcSettings.blockOAuthUnPwFlow; null likewise, which is rare. */
  passwordFlowBlocked: boolean | null;
  /** ConnectedAppSettings.enableAdminApprovedAppsOnly; null where the org lacks API Access Control. */
  onlyApprovedApps: boolean | null;
  /** SecuritySettings.networkAccess.ipRanges */
  trustedIpRanges: IpRange[];
};

export type Org = {
  now: Date;
  createdAt: Date;
  id: string;
  name: string;
  organizationType: string;
  instanceName: string;
  isSandbox: boolean;
  namespace: string | null;
  trialExpiresAt: Date | null;
  /** Label of the My Domain host (`acme` of `acme.my.salesforce.com`). */
  myDomain: string;
  /** Highest id number given out, by key prefix. */
  counters: Map<string, number>;
  licenses: License[];
  profiles: Profile[];
  permissionSets: PermissionSet[];
  groups: PermissionSetGroup[];
  users: User[];
  assignments: Assignment[];
  permissionSetLicenses: PermissionSetLicense[];
  permissionSetLicenseAssignments: Array<{ id: string; user: User; license: PermissionSetLicense }>;
  connectedApps: ConnectedApp[];
  externalClientApps: ExternalClientApp[];
  apexClasses: ApexClass[];
  logins: Login[];
  auditTrail: AuditTrailRow[];
  oauthTokens: OauthToken[];
  settings: Settings;
  options: OrgOptions;
};
