/** One OAuth scope has three names: in OAuth, in metadata, and as the end of a column name. */
export type Scope = {
  oauth: string;
  /** Name in the Metadata API. */
  metadata: string;
  /** `OauthScopes<column>` of ExtlClntAppOauthSettings. */
  column: string;
  /** First API version that has the column. */
  since: number;
};

const scope = (oauth: string, metadata: string, column: string, since = 60): Scope => ({
  oauth,
  metadata,
  column,
  since,
});

export const SCOPES: readonly Scope[] = [
  scope('id', 'Basic', 'SSO'),
  scope('api', 'Api', 'API'),
  scope('web', 'Web', 'WEB'),
  scope('full', 'Full', 'FULL'),
  scope('chatter_api', 'Chatter', 'CHATTER_REST_API'),
  scope('visualforce', 'CustomApplications', 'VF'),
  scope('refresh_token', 'RefreshToken', 'REFRESH_TOKEN'),
  scope('openid', 'OpenID', 'OPENID'),
  scope('profile', 'Profile', 'PROFILE'),
  scope('email', 'Email', 'EMAIL'),
  scope('address', 'Address', 'ADDRESS'),
  scope('phone', 'Phone', 'PHONE'),
  scope('offline_access', 'OfflineAccess', 'OFFLINE_ACCESS'),
  scope('custom_permissions', 'CustomPermissions', 'CUSTOM_PERMISSIONS'),
  scope('wave_api', 'Wave', 'WAVE_REST_API'),
  scope('eclair_api', 'Eclair', 'ECLAIR_REST_API'),
  scope('hub_api', 'Hub', 'HUB_API'),
  scope('pardot_api', 'Pardot', 'PARDOT_API'),
  scope('lightning', 'Lightning', 'LIGHTNING'),
  scope('content', 'Content', 'CONTENT'),
  scope('cdp_ingest_api', 'CDPIngest', 'CDP_INGEST_API'),
  scope('cdp_profile_api', 'CDPProfile', 'CDP_PROFILE_API'),
  scope('cdp_query_api', 'CDPQuery', 'CDP_QUERY_API'),
  scope('chatbot_api', 'Chatbot', 'CHATBOT_API'),
  scope('cdp_segment_api', 'CDPSegment', 'CDP_SEGMENT_API'),
  scope('cdp_identityresolution_api', 'CDPIdentityResolution', 'CDP_IDENTITYRESOLUTION_API'),
  scope('forgot_password', 'ForgotPassword', 'FORGOT_PASSWORD'),
  scope('cdp_calculated_insight_api', 'CDPCalculatedInsight', 'CDP_CALCULATED_INSIGHT_API'),
  scope('user_registration_api', 'UserRegistration', 'USER_REGISTRATION_API'),
  scope('sfap_api', 'SFAP', 'SFAP_API'),
  scope('interaction_api', 'Interaction', 'INTERACTION_API'),
  scope('cdp_api', 'CDP', 'CDP_API'),
  scope('einstein_gpt_api', 'EinsteinGPT', 'EINSTEIN_GPT_API'),
  scope('pwdless_login_api', 'PwdlessLogin', 'PWDLESS_LOGIN_API'),
  scope('mcp_api', 'MCP', 'MCP_API', 66),
  scope('scrt_api', 'SCRT', 'SCRT_API', 66),
  scope('a2a_api', 'A2A', 'A2A_API', 67),
  scope('cmdb_discovery_api', 'CmdbDiscovery', 'CMDB_DISCOVERY_API', 67),
  scope('data_cloud_user_claims', 'DataCloudUserClaims', 'DATA_CLOUD_USER_CLAIMS', 67),
  scope('semantic_layer_api', 'SemanticLayer', 'SEMANTIC_LAYER_API', 67),
];

const byOauth = new Map(SCOPES.map((each) => [each.oauth, each]));

/** Throws on a scope that no org can select. */
const scopeOf = (oauth: string): Scope => {
  const found = byOauth.get(oauth);
  if (!found) throw new Error(`There is no OAuth scope "${oauth}".`);
  return found;
};

/** OAuth name of a scope as external client apps spell it in metadata. */
export const scopeOfMetadata = (name: string): string => {
  const found = SCOPES.find(({ metadata }) => metadata === (name === 'SFApiPlatform' ? 'SFAP' : name));
  if (!found) throw new Error(`There is no scope "${name}" in metadata.`);
  return found.oauth;
};

const COLLAPSED: Readonly<Record<string, string>> = {
  Address: 'Basic',
  Email: 'Basic',
  OfflineAccess: 'RefreshToken',
  Phone: 'Basic',
  Profile: 'Basic',
};

/** Scopes of a connected app as readMetadata returns them: some are folded into others. */
export const retrievedScopes = (oauth: readonly string[]): string[] => [
  ...new Set(oauth.map((name) => scopeOf(name).metadata).map((name) => COLLAPSED[name] ?? name)),
];

/** Scopes of an external client app as metadata text; the platform scope is spelt differently there. */
export const commaSeparatedScopes = (oauth: readonly string[]): string =>
  oauth.map((name) => (name === 'sfap_api' ? 'SFApiPlatform' : scopeOf(name).metadata)).join(', ');

/** What the client credentials flow leaves out of a token. */
const IGNORED = new Set(['full', 'web', 'refresh_token', 'offline_access']);
export const usableScopes = (oauth: readonly string[]): string[] => oauth.filter((name) => !IGNORED.has(name));
