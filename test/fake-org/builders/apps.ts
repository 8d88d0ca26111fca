import { createHash } from 'node:crypto';
import { nextId } from './org.js';
import { grantEntity } from './profiles.js';
import type {
  ConnectedApp,
  ExternalClientApp,
  IpRange,
  Org,
  PermissionSet,
  Profile,
  ProofSwitch,
  SessionPolicy,
  Stamps,
  User,
} from '../org/model.js';

type AppSpec = Stamps & {
  name: string;
  label?: string;
  namespace?: string | null;
  contactEmail?: string | null;
  description?: string | null;
  callbackUrl?: string;
  consumerKey?: string;
  consumerSecret?: string;
  secretOptional?: boolean;
  introspectsAllTokens?: boolean;
  /** A user, or the text that somebody typed. */
  runAs?: User | string | null;
  scopes?: string[];
  ipRanges?: IpRange[];
  sessionPolicy?: SessionPolicy;
  proofs?: ProofSwitch[];
  /** Sets and profiles whose users are pre-authorized. */
  preauthorized?: Array<PermissionSet | Profile>;
};

const ownedSet = (each: PermissionSet | Profile): PermissionSet =>
  'permissionSet' in each ? each.permissionSet : each;

/** Credentials look like the platform's and are the same on every run. */
const derived = (org: Org, name: string, kind: string, encoding: 'base64url' | 'hex'): string =>
  createHash('sha512').update(`${org.id} ${name} ${kind}`).digest(encoding).replaceAll('-', '.');

const baseOf = (
  org: Org,
  spec: AppSpec,
): Omit<
  ConnectedApp,
  'adminApproved' | 'flowEnabled' | 'id' | 'installed' | 'ipRelaxation' | 'metadata' | 'oauth'
> => ({
  name: spec.name,
  label: spec.label ?? spec.name.replaceAll('_', ' '),
  namespace: spec.namespace ?? null,
  contactEmail: spec.contactEmail ?? null,
  description: spec.description ?? null,
  callbackUrl: spec.callbackUrl ?? 'https://localhost',
  consumerId: nextId(org, 'ExtlClntAppOauthConsumer'),
  consumerKey: spec.consumerKey ?? `3MVG9${derived(org, spec.name, 'key', 'base64url').slice(0, 80)}`,
  consumerSecret: spec.consumerSecret ?? derived(org, spec.name, 'secret', 'hex').slice(0, 64).toUpperCase(),
  secretOptional: spec.secretOptional ?? false,
  introspectsAllTokens: spec.introspectsAllTokens ?? false,
  runAs: typeof spec.runAs === 'object' ? (spec.runAs?.username ?? null) : (spec.runAs ?? null),
  scopes: spec.scopes ?? ['api'],
  ipRanges: spec.ipRanges ?? [],
  sessionPolicy: spec.sessionPolicy ?? null,
  proofs: spec.proofs ?? [],
  preauthorized: (spec.preauthorized ?? []).map(ownedSet),
  createdAt: spec.createdAt,
  createdById: spec.createdById,
  modifiedAt: spec.modifiedAt,
  modifiedById: spec.modifiedById,
});

export type ConnectedAppSpec = AppSpec & {
  flowEnabled?: boolean;
  ipRelaxation?: ConnectedApp['ipRelaxation'];
  adminApproved?: boolean;
  installed?: boolean;
  metadata?: ConnectedApp['metadata'];
  oauth?: boolean;
};

export const addConnectedApp = (org: Org, spec: ConnectedAppSpec): ConnectedApp => {
  const app: ConnectedApp = {
    ...baseOf(org, spec),
    id: nextId(org, 'ConnectedApplication'),
    flowEnabled: spec.flowEnabled ?? true,
    ipRelaxation: spec.ipRelaxation ?? 'ENFORCE',
    adminApproved: spec.adminApproved ?? true,
    installed: spec.installed ?? true,
    metadata: spec.metadata ?? 'whole',
    oauth: spec.oauth ?? true,
  };
  for (const set of app.preauthorized) grantEntity(set, 'ConnectedApplication', app);
  org.connectedApps.push(app);
  return app;
};

export type ExternalClientAppSpec = AppSpec & {
  distributionState?: ExternalClientApp['distributionState'];
  components?: Partial<ExternalClientApp['components']>;
  flow?: Partial<ExternalClientApp['flow']>;
  ipRelaxation?: ExternalClientApp['ipRelaxation'];
  permittedUsers?: ExternalClientApp['permittedUsers'];
  enabled?: boolean;
  oauthPlugin?: ExternalClientApp['oauthPlugin'];
  sessionTimeoutMinutes?: number | null;
  /** How many consumers it has beside the first. */
  moreConsumers?: number;
};

/** An external client app with its four components; unless named, they get names in one of the forms that occur. */
export const addExternalClientApp = (org: Org, spec: ExternalClientAppSpec): ExternalClientApp => {
  const deployed = org.externalClientApps.length % 2 === 1;
  const app: ExternalClientApp = {
    ...baseOf(org, spec),
    id: nextId(org, 'ExternalClientApplication'),
    distributionState: spec.distributionState ?? (spec.namespace ? 'Managed' : 'Local'),
    components: {
      settings: deployed ? `${spec.name}Settings` : `${spec.name}_oauth`,
      global: deployed ? `${spec.name}GlblOAuth` : `${spec.name}_glbloauth`,
      policy: deployed ? `${spec.name}Settings_defaultPolicy` : `${spec.name}_oauthPlcy`,
      plugin: `${spec.name}_plcy`,
      ...spec.components,
    },
    ids: {
      settings: nextId(org, 'ExtlClntAppOauthSettings'),
      policy: nextId(org, 'ExtlClntAppOauthPlcyCnfg'),
      plugin: nextId(org, 'ExtlClntAppPlcyCnfg'),
    },
    flow: { settings: true, policy: true, ...spec.flow },
    ipRelaxation: spec.ipRelaxation ?? 'Enforce',
    permittedUsers: spec.permittedUsers ?? 'AdminApprovedPreAuthorized',
    enabled: spec.enabled ?? true,
    oauthPlugin: spec.oauthPlugin ?? 'Enabled',
    sessionTimeoutMinutes: spec.sessionTimeoutMinutes ?? null,
    staged: null,
    moreConsumerIds: Array.from({ length: spec.moreConsumers ?? 0 }, () => nextId(org, 'ExtlClntAppOauthConsumer')),
  };
  for (const set of app.preauthorized) grantEntity(set, 'ExternalClientApplication', app);
  org.externalClientApps.push(app);
  return app;
};
