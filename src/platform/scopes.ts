/**
 * The OAuth scopes and the three ways in which Salesforce spells them.
 *
 * | spelling | where | example |
 * |---|---|---|
 * | OAuth name | token endpoint, policy file, Inventory | `sfap_api` |
 * | metadata | `ConnectedApp`, `ExtlClntAppOauthSettings` | `SFAP`, `SFApiPlatform` |
 * | column | `ExtlClntAppOauthSettings.OauthScopes…` over SOQL | `SFAP_API` |
 *
 * Sources: the OAuth names are those of `scopes_supported` in
 * https://login.salesforce.com/.well-known/openid-configuration, the metadata spellings those of the enum
 * `ConnectedAppOauthAccessScope`, the columns those of the describe of `ExtlClntAppOauthSettings`. The names of
 * `a2a_api`, `cmdb_discovery_api`, `semantic_layer_api` and `hub_api` are not published; they follow their columns.
 */
type ScopeSpellings = {
  /** What the token endpoint calls it. */
  name: string;
  /** Spellings of the Metadata API; none where it has no word for the scope. */
  metadata: readonly string[];
  /** What follows `OauthScopes` in the column's name. */
  column: string;
};

const spelt = (name: string, metadata: readonly string[], column = name.toUpperCase()): ScopeSpellings => ({
  name,
  metadata,
  column,
});

export const SCOPES: readonly ScopeSpellings[] = [
  spelt('a2a_api', ['A2A']),
  spelt('address', ['Address']),
  spelt('api', ['Api']),
  spelt('cdp_api', ['CDP']),
  spelt('cdp_calculated_insight_api', ['CDPCalculatedInsight']),
  spelt('cdp_identityresolution_api', ['CDPIdentityResolution']),
  spelt('cdp_ingest_api', ['CDPIngest']),
  spelt('cdp_profile_api', ['CDPProfile']),
  spelt('cdp_query_api', ['CDPQuery']),
  spelt('cdp_segment_api', ['CDPSegment']),
  spelt('chatbot_api', ['Chatbot']),
  spelt('chatter_api', ['Chatter'], 'CHATTER_REST_API'),
  spelt('cmdb_discovery_api', ['CmdbDiscovery']),
  spelt('content', ['Content']),
  spelt('custom_permissions', ['CustomPermissions']),
  spelt('data_cloud_user_claims', ['DataCloudUserClaims']),
  spelt('eclair_api', ['Eclair'], 'ECLAIR_REST_API'),
  spelt('einstein_gpt_api', ['EinsteinGPT']),
  spelt('email', ['Email']),
  spelt('forgot_password', ['ForgotPassword']),
  spelt('full', ['Full']),
  spelt('hub_api', []),
  spelt('id', ['Basic'], 'SSO'),
  spelt('interaction_api', ['Interaction']),
  spelt('lightning', ['Lightning']),
  spelt('mcp_api', ['MCP']),
  spelt('offline_access', ['OfflineAccess']),
  spelt('openid', ['OpenID']),
  spelt('pardot_api', ['Pardot']),
  spelt('phone', ['Phone']),
  spelt('profile', ['Profile']),
  spelt('pwdless_login_api', ['PwdlessLogin']),
  spelt('refresh_token', ['RefreshToken']),
  spelt('scrt_api', ['SCRT']),
  spelt('semantic_layer_api', ['SemanticLayer']),
  spelt('sfap_api', ['SFAP', 'SFApiPlatform']),
  spelt('user_registration_api', ['UserRegistration']),
  spelt('visualforce', ['CustomApplications'], 'VF'),
  spelt('wave_api', ['Wave'], 'WAVE_REST_API'),
  spelt('web', ['Web']),
];

/** Scopes that act for a signed-in user; the client credentials flow leaves them out of its tokens. */
export const IGNORED_SCOPES: ReadonlySet<string> = new Set(['full', 'offline_access', 'refresh_token', 'web']);

/** Columns of `ExtlClntAppOauthSettings` that stand for a scope begin with this. */
export const SCOPE_COLUMN_PREFIX = 'OauthScopes';

/** Only case and separators are dropped: two spellings with other differences stay two scopes. */
const keyOf = (spelling: string): string => spelling.replace(/[\s_-]/g, '').toLowerCase();

const nameByKey = new Map(
  SCOPES.flatMap(({ name, metadata, column }) =>
    [name, ...metadata, column].map((spelling): [string, string] => [keyOf(spelling), name]),
  ),
);

/** `NewThingAPI`, `NEW_THING_API` and `new thing api` become `new_thing_api`. */
const toSnakeCase = (spelling: string): string =>
  spelling
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
    .replace(/[\s_-]+/g, '_')
    .toLowerCase();

/**
 * OAuth name of a scope in any of its spellings, without regard to case. A spelling that is not in the table, which
 * grows with every release, comes back in snake case, so that it stays distinguishable and counts as a scope.
 */
export const scopeFromName = (spelling: string): string => nameByKey.get(keyOf(spelling)) ?? toSnakeCase(spelling);

/** OAuth name of one scope as the Metadata API spells it (`RefreshToken`). */
export const scopeFromMetadata = (value: string): string => scopeFromName(value);

/**
 * How the Metadata API spells a scope of an external client app, by its OAuth name; null where it has no word for it.
 * Where it has two, the later one is that of external client apps (`SFApiPlatform`).
 */
export const scopeToMetadata = (name: string): string | null =>
  SCOPES.find((scope) => scope.name === name)?.metadata.at(-1) ?? null;

/** How the Metadata API spells a scope of a connected app; a name that is not in the table comes back as it is. */
export const scopeOfConnectedApp = (name: string): string =>
  SCOPES.find((scope) => scope.name === name)?.metadata[0] ?? name;

/** OAuth name of one scope column (`OauthScopesREFRESH_TOKEN`), with or without the prefix. */
export const scopeFromColumn = (column: string): string =>
  scopeFromName(
    column.toLowerCase().startsWith(SCOPE_COLUMN_PREFIX.toLowerCase())
      ? column.slice(SCOPE_COLUMN_PREFIX.length)
      : column,
  );
