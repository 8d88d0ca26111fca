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
  /** Columns that take a WHERE and find nothing by it, as `Object.Field`: the values stored are spelt otherwise. */
  emptyFilters: string[];
  missingRight: { default: MissingRight; byObject: Record<string, MissingRight> };
  /**
   * View Setup shows external client apps, as administrators were seen to read them; documented is a right of its own.
   */
  setupShowsExternalClientApps: boolean;
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
  /**
   * Picklists of LoginHistory: `label`, as describes of real orgs were recorded (`OAuth Client Credentials`), or
   * `value`, as the Object Reference spells them; `mixed`: LoginType as label, LoginSubType as value.
   */
  loginHistoryAs: 'label' | 'mixed' | 'value';
  /** Status of LoginHistory: the text, or the code that event logs have for it. */
  loginStatusAs: 'code' | 'text';
  /** Aggregates of permission set groups have SetupEntityAccess rows of their own. */
  entityAccessOfGroups: boolean;
  /** Where the developer's half of external client apps shows in the Metadata API. */
  settingsHalf: 'shown' | 'whereSecretsAreOpen';
  /** An API that refuses sessions which the other takes, as Salesforce words it for that API. */
  sessionRefusedBy: 'rest' | 'soap' | null;
  /** An app that demands a high-assurance session and blocks others gives tokens that no API takes. */
  highAssuranceStopsFlow: boolean;
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
  /** How far the org's clock is ahead of this computer's, in ms, by the Date header; null: replies have none. */
  clockAheadMs: number | null;
  /** The limit of 16,384 bytes counts the request line alone, or together with the headers. */
  requestLimitCounts: 'line' | 'lineAndHeaders';
};

/** Columns that refuse a WHERE where the Object Reference is right rather than what was recorded. */
export const UNFILTERABLE_BY_THE_BOOK = [
  'ExtlClntAppOauthPlcyCnfg.IsClientCredentialsFlowEnabled',
  'LoginHistory.LoginSubType',
  'LoginHistory.LoginType',
  'SetupAuditTrail.Action',
  'SetupAuditTrail.Display',
  'SetupAuditTrail.Section',
];

export const defaultOptions = (): OrgOptions => ({
  maxVersion: 68,
  minVersion: 31,
  ecaEnabled: true,
  ecaInTooling: false,
  missingColumns: [],
  // As describes of real orgs were recorded; the Object Reference says less of LoginHistory and SetupAuditTrail.
  unfilterable: ['SetupAuditTrail.Display', 'SetupAuditTrail.Section'],
  emptyFilters: [],
  missingRight: { default: 'INVALID_TYPE', byObject: {} },
  setupShowsExternalClientApps: true,
  privateUserSharing: false,
  cutOffs: {},
  maxPageSize: 2000,
  hideConnectedAppRunAs: false,
  ipRelaxationAs: 'name',
  loginHistoryAs: 'label',
  loginStatusAs: 'text',
  entityAccessOfGroups: true,
  settingsHalf: 'shown',
  sessionRefusedBy: null,
  highAssuranceStopsFlow: false,
  toolingProfileNeeds: 'ViewSetup',
  preauthorizationBindsRunAs: true,
  stagedPairGetsTokens: true,
  rotatedPairGetsTokens: true,
  clientIp: '127.0.0.1',
  dailyApiRequests: 100_000,
  usedApiRequests: 0,
  clockAheadMs: 0,
  requestLimitCounts: 'line',
});
