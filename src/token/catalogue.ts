/**
 * Errors of Salesforce's token endpoint for the client credentials flow, as data. The sentences are in
 * `messages/token.errors.md`: `<cause>.cause`, `<cause>.remedy`, `<cause>.evidence`.
 */

/** How well an error is known: `documented` by several public reports, `reported` once, `assumed` from other flows. */
export type FactConfidence = 'assumed' | 'documented' | 'reported';

export type CauseId =
  | 'access-revoked'
  | 'app-disabled'
  | 'app-not-installed'
  | 'app-too-new'
  | 'authentication-failure'
  | 'flow-off'
  | 'host-not-my-domain'
  | 'ip-restricted'
  | 'key-wrong'
  | 'no-api-access'
  | 'no-usable-scope'
  | 'not-preauthorized'
  | 'org-unavailable'
  | 'policy-half-off'
  | 'request-malformed'
  | 'run-as-inactive'
  | 'run-as-missing'
  | 'run-as-unknown'
  | 'secret-wrong'
  | 'session-not-for-api'
  | 'too-many-requests'
  | 'too-many-scopes';

/**
 * Rules whose failure confirms a cause and whose pass contradicts it. Empty where nothing that can be read in the org
 * confirms it, as with a wrong secret.
 */
export const CAUSE_RULES: Readonly<Record<CauseId, readonly string[]>> = {
  'access-revoked': ['run-as-grant-expired', 'run-as-license'],
  'app-disabled': ['app-disabled'],
  'app-not-installed': [],
  'app-too-new': [],
  'authentication-failure': ['run-as-locked'],
  'flow-off': ['flow-half-enabled'],
  'host-not-my-domain': [],
  'ip-restricted': [],
  'key-wrong': [],
  'no-api-access': ['run-as-api-disabled'],
  'no-usable-scope': ['scope-none-usable'],
  'not-preauthorized': ['app-run-as-not-preauthorized'],
  'org-unavailable': [],
  'policy-half-off': ['flow-half-enabled'],
  'request-malformed': [],
  'run-as-inactive': ['run-as-inactive', 'run-as-frozen'],
  'run-as-missing': ['run-as-missing'],
  'run-as-unknown': ['run-as-unknown'],
  'secret-wrong': [],
  'session-not-for-api': ['scope-api-missing'],
  'too-many-requests': [],
  'too-many-scopes': ['scope-excess'],
};

/**
 * Rules whose failure contradicts a cause; their pass leaves it open. Both of these find that no range of addresses
 * binds the app, so that no address can have been refused.
 */
export const RULES_AGAINST: Readonly<Partial<Record<CauseId, readonly string[]>>> = {
  'ip-restricted': ['app-ip-unrestricted', 'app-ip-relaxed'],
};

export type CatalogueEntry = {
  /** OAuth error codes, or error codes of the REST API. */
  codes: readonly string[];
  /** What the description says; absent: every description of these codes that no other entry knows. */
  description?: RegExp;
  confidence: FactConfidence;
  /** Likeliest first. */
  causes: readonly CauseId[];
};

export const CATALOGUE: readonly CatalogueEntry[] = [
  {
    codes: ['invalid_grant'],
    description: /no client credentials user/i,
    confidence: 'documented',
    causes: ['run-as-missing', 'run-as-unknown', 'policy-half-off'],
  },
  {
    codes: ['invalid_grant'],
    description: /not supported on this domain/i,
    confidence: 'documented',
    causes: ['host-not-my-domain'],
  },
  {
    codes: ['invalid_grant', 'unsupported_grant_type', 'unauthorized_client'],
    description:
      /client credentials (?:grant |flow )?(?:is )?not (?:enabled|allowed|supported)|flow (?:is )?not enabled/i,
    confidence: 'reported',
    causes: ['flow-off', 'app-too-new'],
  },
  {
    codes: ['invalid_grant', 'invalid_scope'],
    description: /no valid scopes?/i,
    confidence: 'documented',
    causes: ['no-usable-scope'],
  },
  {
    codes: ['invalid_grant', 'invalid_scope', 'invalid_request'],
    description: /too many scopes/i,
    confidence: 'reported',
    causes: ['too-many-scopes'],
  },
  {
    codes: ['invalid_grant', 'invalid_client', 'invalid_app_access'],
    description: /\bip[ -]?(?:address )?(?:is )?(?:restricted|not allowed)|restricted ip|login from (?:this )?ip/i,
    confidence: 'documented',
    causes: ['ip-restricted'],
  },
  {
    codes: ['invalid_grant'],
    description: /inactive user|user (?:is )?(?:inactive|frozen|deactivated)/i,
    confidence: 'assumed',
    causes: ['run-as-inactive', 'access-revoked'],
  },
  {
    codes: ['invalid_grant', 'invalid_app_access'],
    description: /hasn'?t approved this consumer|not admin approved|not approved/i,
    confidence: 'documented',
    causes: ['not-preauthorized'],
  },
  {
    codes: ['invalid_grant'],
    description: /authentication failure/i,
    confidence: 'assumed',
    causes: ['authentication-failure', 'run-as-inactive', 'host-not-my-domain'],
  },
  {
    codes: ['invalid_grant', 'invalid_client'],
    description: /user (?:is )?locked|login hours|high assurance|session level/i,
    confidence: 'assumed',
    causes: ['authentication-failure'],
  },
  {
    codes: ['invalid_client_id'],
    confidence: 'reported',
    causes: ['key-wrong', 'host-not-my-domain', 'app-too-new'],
  },
  {
    codes: ['invalid_client'],
    description: /installed into org/i,
    confidence: 'reported',
    causes: ['app-not-installed'],
  },
  {
    codes: ['invalid_client'],
    description: /client identifier/i,
    confidence: 'reported',
    causes: ['key-wrong', 'host-not-my-domain', 'app-too-new'],
  },
  {
    codes: ['invalid_client'],
    confidence: 'reported',
    causes: ['secret-wrong', 'key-wrong', 'app-too-new'],
  },
  {
    codes: ['invalid_app_access'],
    confidence: 'documented',
    causes: ['not-preauthorized', 'app-disabled'],
  },
  {
    codes: ['app_not_found', 'oauth_ec_app_not_found'],
    confidence: 'documented',
    causes: ['app-disabled', 'app-not-installed', 'host-not-my-domain'],
  },
  {
    codes: ['unsupported_grant_type', 'unauthorized_client'],
    confidence: 'documented',
    causes: ['flow-off', 'request-malformed', 'app-too-new'],
  },
  {
    codes: ['invalid_request', 'unsupported_response_type'],
    confidence: 'assumed',
    causes: ['request-malformed'],
  },
  {
    codes: ['invalid_scope'],
    confidence: 'assumed',
    causes: ['no-usable-scope', 'request-malformed'],
  },
  {
    codes: ['rate_limit_exceeded', 'too_many_requests', 'request_limit_exceeded'],
    confidence: 'assumed',
    causes: ['too-many-requests'],
  },
  {
    codes: ['server_error', 'temporarily_unavailable', 'unknown_error', 'server_unavailable'],
    confidence: 'assumed',
    causes: ['org-unavailable'],
  },
  {
    codes: ['invalid_session_id'],
    description: /not valid for use with the REST API/i,
    confidence: 'documented',
    causes: ['session-not-for-api', 'no-api-access'],
  },
  {
    codes: ['api_disabled_for_org', 'api_currently_disabled'],
    confidence: 'documented',
    causes: ['no-api-access'],
  },
  {
    codes: ['invalid_grant'],
    confidence: 'assumed',
    causes: ['run-as-missing', 'run-as-unknown', 'policy-half-off', 'run-as-inactive', 'ip-restricted'],
  },
];

/** Every code that some entry knows, in lower case. */
export const KNOWN_CODES: readonly string[] = [...new Set(CATALOGUE.flatMap(({ codes }) => codes))];
