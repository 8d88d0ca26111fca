/**
 * Builders of Inventories for tests. Every builder starts from something healthy: an external client app that uses the
 * flow and runs as a least-privilege integration user. A test names only what differs.
 */
import type {
  App,
  Assignment,
  Gap,
  Inventory,
  LoginSummary,
  PermissionSet,
  PermissionSetGroup,
  Source,
  User,
} from '../../src/inventory/inventory.js';

/** The clock of the tests. */
export const NOW = new Date('2026-11-20T12:00:00.000Z');
const DAY = 24 * 60 * 60 * 1000;

/** ISO time so many days before the clock of the tests, or after it for a negative number. */
export const daysAgo = (days: number): string => new Date(NOW.getTime() - days * DAY).toISOString();
export const inDays = (days: number): string => daysAgo(-days);

/** An 18-character id with the key prefix of its object. */
export const id = (prefix: string, number: number): string => `${prefix}${String(number).padStart(12, '0')}AAA`;

export const USER_ID = id('005', 1);
export const PROFILE_ID = id('00e', 1);
export const PROFILE_SET_ID = id('0PS', 1);
export const ACCESS_SET_ID = id('0PS', 2);
export const APP_ID = id('0xI', 1);

export const externalClientApp = (changes: Partial<App> = {}): App => ({
  kind: 'ExternalClientApp',
  id: APP_ID,
  name: 'Sign_Callback',
  label: 'Sign Callback',
  namespace: null,
  contactEmail: 'platform@example.com',
  flow: { settings: true, policy: true },
  provenByLoginAt: null,
  runAs: { state: 'configured', username: 'sign.bot@example.com' },
  scopes: ['api'],
  ipRelaxation: 'Enforce',
  ipRanges: [],
  permittedUsers: 'AdminApprovedPreAuthorized',
  enabled: true,
  oauthPlugin: 'Enabled',
  consumerSecretOptional: false,
  introspectsAllTokens: false,
  sessionPolicy: { level: null, action: null },
  requiredProofs: [],
  consumerKeyDigest: null,
  policyModifiedAt: daysAgo(100),
  ...changes,
});

/** A connected app: both halves of the flow carry the value of its one switch. */
export const connectedApp = (changes: Partial<App> = {}): App =>
  externalClientApp({
    kind: 'ConnectedApp',
    id: id('0H4', 1),
    enabled: null,
    oauthPlugin: null,
    policyModifiedAt: null,
    ...changes,
  });

export const user = (changes: Partial<User> = {}): User => ({
  id: USER_ID,
  username: 'sign.bot@example.com',
  email: 'platform@example.com',
  active: true,
  userType: 'Standard',
  profileId: PROFILE_ID,
  profile: 'Minimum Access - API Only Integrations',
  license: 'Salesforce Integration',
  lastLoginAt: daysAgo(1),
  ...changes,
});

export const profileSet = (changes: Partial<PermissionSet> = {}): PermissionSet => ({
  id: PROFILE_SET_ID,
  name: 'X00e000000000001',
  label: null,
  ownedByProfile: true,
  profileId: PROFILE_ID,
  groupId: null,
  sessionActivated: false,
  permissions: ['ApiUserOnly'],
  ...changes,
});

export const permissionSet = (changes: Partial<PermissionSet> = {}): PermissionSet => ({
  ...profileSet({ ownedByProfile: false, profileId: null, permissions: ['ApiEnabled'] }),
  id: ACCESS_SET_ID,
  name: 'Sign_Access',
  label: 'Sign Access',
  ...changes,
});

export const permissionSetGroup = (changes: Partial<PermissionSetGroup> = {}): PermissionSetGroup => ({
  id: id('0PG', 1),
  name: 'Sign_Group',
  label: 'Sign Group',
  status: 'Updated',
  sessionActivated: false,
  ...changes,
});

export const assignment = (changes: Partial<Assignment> = {}): Assignment => ({
  userId: USER_ID,
  permissionSetId: ACCESS_SET_ID,
  groupId: null,
  expiresAt: null,
  active: null,
  revoked: null,
  ...changes,
});

/** A successful client credentials login of the healthy app. */
export const login = (changes: Partial<LoginSummary> = {}): LoginSummary => ({
  userId: USER_ID,
  application: 'Sign Callback',
  type: 'Remote Access 2.0',
  subType: 'OauthClientCredentials',
  status: 'Success',
  newestAt: daysAgo(1),
  count: 10,
  ...changes,
});

export const gap = (source: Source, changes: Partial<Gap> = {}): Gap => ({
  source,
  reason: 'permission',
  detail: `${source} may not be read by this user.`,
  ...changes,
});

/** One healthy external client app with its user; `changes` replace whole lists. */
export const inventory = (changes: Partial<Inventory> = {}): Inventory => {
  const apps = changes.apps ?? [externalClientApp()];
  return {
    formatVersion: '1.1',
    collectedAt: NOW.toISOString(),
    clock: { judgedBy: 'local', offsetMs: 0 },
    org: {
      id: id('00D', 1),
      username: 'admin@example.com',
      instanceUrl: 'https://example.my.salesforce.com',
      isSandbox: false,
      organizationType: 'Enterprise Edition',
      instanceName: 'EU1',
      namespacePrefix: null,
      apiVersion: '64.0',
    },
    callerPermissions: null,
    counts: {
      connectedApps: apps.filter(({ kind }) => kind === 'ConnectedApp').length,
      externalClientApps: apps.filter(({ kind }) => kind === 'ExternalClientApp').length,
    },
    apps,
    users: [user()],
    userLogins: [],
    assignments: [assignment({ permissionSetId: PROFILE_SET_ID }), assignment()],
    permissionSets: [profileSet(), permissionSet()],
    permissionSetGroups: [],
    objectAccess: [],
    fieldAccess: [],
    entityAccess: [
      { permissionSetId: ACCESS_SET_ID, type: 'ExternalClientApplication', id: APP_ID },
      { permissionSetId: ACCESS_SET_ID, type: 'ConnectedApplication', id: id('0H4', 1) },
    ],
    apexRestClasses: [],
    apexClassNames: [],
    profileLimits: [
      { profileId: PROFILE_ID, loginIpRanges: [{ start: '203.0.113.1', end: '203.0.113.9' }], loginHours: [] },
    ],
    logins: { from: daysAgo(180), clientCredentials: 'org', summaries: [login()] },
    runAsChanges: [],
    settings: {
      secretsInMetadataApi: false,
      secretsInRestApi: false,
      passwordFlowBlocked: true,
      onlyApprovedApps: true,
    },
    gaps: [],
    apiCalls: 30,
    ...changes,
  };
};
