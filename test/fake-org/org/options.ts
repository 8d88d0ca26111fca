/** What differs between orgs, or is not certain about the platform. Every uncertain answer can be had both ways. */

/** What a query of an object answers to a caller who lacks the right to read it. */
export type MissingRight = 'INSUFFICIENT_ACCESS' | 'INVALID_TYPE' | 'noRows';

export type OrgOptions = {
  /** Highest API version; above it 404 NOT_FOUND. */
  maxVersion: number;
  /** Lowest version that is not retired; below it 410. */
  minVersion: number;
  /** External client apps are switched on in this org. */
  ecaEnabled: boolean;
  /** Tooling knows the ECA objects (it does in some releases). */
  ecaInTooling: boolean;
  /** Columns that this org lacks, as `Object.Field`. */
  missingColumns: string[];
  /** Columns that refuse a WHERE, as `Object.Field`, on top of those that always do. */
  unfilterable: string[];
  missingRight: { default: MissingRight; byObject: Record<string, MissingRight> };
  /** User sharing is private: without View All Users one sees only oneself. */
  privateUserSharing: boolean;
  /** Objects whose queries stop after n records with `done: true`. */
  cutOffs: Record<string, number>;
  /** The platform may return fewer rows a page than asked for. */
  maxPageSize: number;
  /** readMetadata leaves `oauthClientCredentialUser` out. */
  hideConnectedAppRunAs: boolean;
  /** How `IpRelaxationPolicyType` reads through SOQL. */
  ipRelaxationAs: 'digit' | 'lowerCaseName' | 'name';
  /** Picklists of LoginHistory as labels or API values; `mixed`: LoginType as label, LoginSubType as value. */
  loginHistoryAs: 'label' | 'mixed' | 'value';
  /** Aggregates of permission set groups have SetupEntityAccess rows of their own. */
  entityAccessOfGroups: boolean;
  /** User permission that a Tooling read of Profile metadata needs. */
  toolingProfileNeeds: string;
  /** Admin-approved apps refuse a Run As user who is not pre-authorized. */
  preauthorizationBindsRunAs: boolean;
  /** A staged pair gets tokens before it is applied. */
  stagedPairGetsTokens: boolean;
  /** The former pair gets tokens while it is in the slot. */
  rotatedPairGetsTokens: boolean;
  /** Address that calls seem to come from when they carry no X-Forwarded-For. */
  clientIp: string;
  /** Daily API allocation; beyond it every call gets 403 REQUEST_LIMIT_EXCEEDED. */
  dailyApiRequests: number;
  /** How many of them were used before the server started. */
  usedApiRequests: number;
  /** The limit of 16,384 bytes counts the request line alone, or together with the headers. */
  requestLimitCounts: 'line' | 'lineAndHeaders';
};

export const defaultOptions = (): OrgOptions => ({
  maxVersion: 68,
  minVersion: 31,
  ecaEnabled: true,
  ecaInTooling: false,
  missingColumns: [],
  unfilterable: [
    'ExtlClntAppOauthPlcyCnfg.IsClientCredentialsFlowEnabled',
    'LoginHistory.LoginSubType',
    'LoginHistory.LoginType',
    'SetupAuditTrail.Action',
    'SetupAuditTrail.Section',
  ],
  missingRight: { default: 'INVALID_TYPE', byObject: {} },
  privateUserSharing: false,
  cutOffs: {},
  maxPageSize: 2000,
  hideConnectedAppRunAs: false,
  ipRelaxationAs: 'name',
  loginHistoryAs: 'mixed',
  entityAccessOfGroups: true,
  toolingProfileNeeds: 'ViewSetup',
  preauthorizationBindsRunAs: true,
  stagedPairGetsTokens: true,
  rotatedPairGetsTokens: true,
  clientIp: '127.0.0.1',
  dailyApiRequests: 100_000,
  usedApiRequests: 0,
  requestLimitCounts: 'line',
});
