/** The schema of a snapshot: what the loader checks, and the source of the published JSON Schema. */
import { z } from 'zod';
import {
  WEEKDAYS,
  type AppKind,
  type Gap,
  type GapReason,
  type Inventory,
  type ObjectAccessRight,
  type RunAsSetting,
  type Source,
} from '../inventory/inventory.js';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type Snapshot } from './snapshot.js';

/** An enum of all values of a union type: one too many or too few does not compile. */
const oneOf = <T extends string>(values: { [K in T]: K }): z.ZodEnum<{ [K in T]: K }> => z.enum(values);

const text = z.string();
const maybeText = text.nullable();
const maybe = z.boolean().nullable();
const instant = z.iso.datetime({ offset: true });
const count = z.int().min(0);

const source = oneOf<Source>({
  ApexClass: 'ApexClass',
  Clock: 'Clock',
  ConnectedApp: 'ConnectedApp',
  ConnectedAppSettings: 'ConnectedAppSettings',
  ExternalClientAppSettings: 'ExternalClientAppSettings',
  ExternalClientApplication: 'ExternalClientApplication',
  ExtlClntAppGlobalOauthSettings: 'ExtlClntAppGlobalOauthSettings',
  ExtlClntAppOauthIpRange: 'ExtlClntAppOauthIpRange',
  ExtlClntAppOauthPlcyCnfg: 'ExtlClntAppOauthPlcyCnfg',
  ExtlClntAppOauthSettings: 'ExtlClntAppOauthSettings',
  ExtlClntAppPlcyCnfg: 'ExtlClntAppPlcyCnfg',
  FieldPermissions: 'FieldPermissions',
  LoginHistory: 'LoginHistory',
  MetadataSource: 'MetadataSource',
  OauthOidcSettings: 'OauthOidcSettings',
  ObjectPermissions: 'ObjectPermissions',
  Organization: 'Organization',
  PermissionSet: 'PermissionSet',
  PermissionSetAssignment: 'PermissionSetAssignment',
  Profile: 'Profile',
  SetupAuditTrail: 'SetupAuditTrail',
  SetupEntityAccess: 'SetupEntityAccess',
  User: 'User',
  UserLogin: 'UserLogin',
  UserPermissionAccess: 'UserPermissionAccess',
});

const gap = z.strictObject({
  source,
  reason: oneOf<GapReason>({
    error: 'error',
    limit: 'limit',
    notInSource: 'notInSource',
    notSupported: 'notSupported',
    permission: 'permission',
    truncated: 'truncated',
  }),
  detail: text,
  subjects: z.array(text).optional(),
  columns: z.array(text).optional(),
  grant: z.array(text).optional(),
}) satisfies z.ZodType<Gap>;

const runAs = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('configured'), username: text }),
  z.strictObject({ state: z.enum(['auditTrail', 'login']), username: maybeText, userId: text, at: instant }),
  z.strictObject({ state: z.literal('missing'), certain: z.boolean() }),
  z.strictObject({ state: z.literal('notKnown') }),
]) satisfies z.ZodType<RunAsSetting>;

const ipRange = z.strictObject({ start: text, end: text });

const app = z.strictObject({
  kind: oneOf<AppKind>({ ConnectedApp: 'ConnectedApp', ExternalClientApp: 'ExternalClientApp' }),
  id: maybeText,
  name: text,
  label: maybeText,
  namespace: maybeText,
  contactEmail: maybeText,
  flow: z.strictObject({ settings: maybe, policy: maybe }),
  provenByLoginAt: instant.nullable(),
  runAs,
  scopes: z.array(text).nullable(),
  ipRelaxation: maybeText,
  ipRanges: z.array(ipRange).nullable(),
  permittedUsers: maybeText,
  enabled: maybe,
  oauthPlugin: maybeText,
  consumerSecretOptional: maybe,
  introspectsAllTokens: maybe,
  sessionPolicy: z.strictObject({ level: maybeText, action: maybeText }).nullable(),
  requiredProofs: z.array(text).nullable(),
  consumerKeyDigest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  policyModifiedAt: instant.nullable(),
});

const user = z.strictObject({
  id: text,
  username: text,
  email: maybeText,
  active: z.boolean(),
  userType: maybeText,
  profileId: maybeText,
  profile: maybeText,
  license: maybeText,
  lastLoginAt: instant.nullable(),
});

const assignment = z.strictObject({
  id: maybeText.optional(),
  userId: text,
  permissionSetId: text,
  groupId: maybeText,
  expiresAt: instant.nullable(),
  active: maybe,
  revoked: maybe,
});

const permissionSet = z.strictObject({
  id: text,
  name: text,
  label: maybeText,
  ownedByProfile: z.boolean(),
  profileId: maybeText,
  groupId: maybeText,
  sessionActivated: z.boolean(),
  permissions: z.array(text),
});

const permissionSetGroup = z.strictObject({
  id: text,
  name: text,
  label: maybeText,
  status: maybeText,
  sessionActivated: z.boolean(),
});

const objectRight = oneOf<ObjectAccessRight>({
  create: 'create',
  delete: 'delete',
  edit: 'edit',
  modifyAll: 'modifyAll',
  read: 'read',
  viewAll: 'viewAll',
  viewAllFields: 'viewAllFields',
});

const apexRestClass = z.strictObject({
  id: text,
  name: text,
  namespace: maybeText,
  active: z.boolean(),
  valid: z.boolean(),
  hidden: z.boolean(),
  urlMapping: maybeText,
  global: maybe,
  methods: z.array(text).nullable(),
});

const minute = z.int().min(0).max(1440);

const profileLimits = z.strictObject({
  profileId: text,
  loginIpRanges: z.array(ipRange),
  loginHours: z.array(z.strictObject({ day: z.enum(WEEKDAYS), start: minute, end: minute })).nullable(),
});

const login = z.strictObject({
  userId: text,
  application: maybeText,
  type: maybeText,
  subType: maybeText,
  status: maybeText,
  newestAt: instant,
  count,
});

const runAsChange = z.strictObject({
  at: instant,
  by: maybeText,
  username: maybeText,
  userId: maybeText,
  appLabel: maybeText,
  appId: maybeText,
});

export const inventorySchema = z.strictObject({
  formatVersion: z.literal(SNAPSHOT_VERSION),
  collectedAt: instant,
  clock: z.strictObject({ judgedBy: z.enum(['local', 'org']), offsetMs: z.number().nullable() }),
  org: z.strictObject({
    id: maybeText,
    username: maybeText,
    instanceUrl: text,
    isSandbox: maybe,
    organizationType: maybeText,
    instanceName: maybeText,
    namespacePrefix: maybeText,
    apiVersion: text,
  }),
  callerPermissions: z.array(text).nullable(),
  counts: z.strictObject({ connectedApps: count.nullable(), externalClientApps: count.nullable() }),
  apps: z.array(app),
  users: z.array(user),
  userLogins: z.array(
    z.strictObject({ id: maybeText.optional(), userId: text, frozen: z.boolean(), locked: z.boolean() }),
  ),
  assignments: z.array(assignment),
  permissionSets: z.array(permissionSet),
  permissionSetGroups: z.array(permissionSetGroup),
  objectAccess: z.array(z.strictObject({ permissionSetId: text, object: text, rights: z.array(objectRight) })),
  fieldAccess: z.array(
    z.strictObject({ permissionSetId: text, field: text, rights: z.array(z.enum(['edit', 'read'])) }),
  ),
  entityAccess: z.array(
    z.strictObject({
      permissionSetId: text,
      type: z.enum(['ApexClass', 'ConnectedApplication', 'ExternalClientApplication']),
      id: text,
    }),
  ),
  apexRestClasses: z.array(apexRestClass),
  apexClassNames: z.array(z.strictObject({ id: text, namespace: maybeText, name: text })),
  profileLimits: z.array(profileLimits),
  logins: z.strictObject({
    from: instant,
    clientCredentials: z.enum(['org', 'runAsUsers']),
    summaries: z.array(login),
  }),
  runAsChanges: z.array(runAsChange),
  settings: z.strictObject({
    secretsInMetadataApi: maybe,
    secretsInRestApi: maybe,
    passwordFlowBlocked: maybe,
    onlyApprovedApps: maybe,
  }),
  gaps: z.array(gap),
  apiCalls: count,
}) satisfies z.ZodType<Inventory>;

export const snapshotSchema = z.strictObject({
  format: z.literal(SNAPSHOT_FORMAT),
  formatVersion: z.literal(SNAPSHOT_VERSION),
  digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  inventory: inventorySchema,
}) satisfies z.ZodType<Snapshot>;
