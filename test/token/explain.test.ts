import { expect } from 'chai';
import { CATALOGUE } from '../../src/token/catalogue.js';
import type { OtherFlow } from '../../src/token/catalogue/entry.js';
import { causeOf, type CauseId } from '../../src/token/causes.js';
import { explainError, explainText } from '../../src/token/explain.js';

type Case = [text: string, id: string, first: CauseId, ...further: CauseId[]];

/** Texts as people paste them, after public reports of them; names, ids and hosts are made up. */
const TEXTS: readonly Case[] = [
  // The token endpoint.
  [
    '{"error":"invalid_grant","error_description":"no client credentials user enabled"}',
    'no-run-as-user',
    'run-as-missing',
    'run-as-unknown',
    'policy-half-off',
  ],
  ['no client credentials user enabled', 'no-run-as-user', 'run-as-missing'],
  [
    'RuntimeError: Token request failed (400): invalid_grant - no client credentials user enabled',
    'no-run-as-user',
    'run-as-missing',
  ],
  ['*No Client Credentials User Enabled* - make sure that there is a value', 'no-run-as-user', 'run-as-missing'],
  ['400 invalid_grant\nrequest not supported on this domain', 'domain-not-supported', 'host-not-my-domain'],
  [
    '{"error":"invalid_client_id","error_description":"client identifier invalid"}',
    'client-id-invalid',
    'key-wrong',
    'app-too-new',
  ],
  [
    '[invalid_client] Client authentication failed (e.g., unknown client)',
    'client-credentials-invalid',
    'secret-wrong',
    'key-wrong',
  ],
  ['oauth2: "invalid_client" "invalid client credentials"', 'client-credentials-invalid', 'secret-wrong'],
  ['Error: authentication failure - invalid client credentials', 'client-credentials-invalid', 'secret-wrong'],
  ['invalid_grant: ip restricted', 'ip-restricted', 'ip-restricted', 'login-hours'],
  [
    'error=invalid_grant&error_description=IP+restricted+or+invalid+login+hours',
    'ip-restricted',
    'ip-restricted',
    'login-hours',
  ],
  ['invalid_app_access: user is not admin approved to access this app', 'app-access-denied', 'not-preauthorized'],
  [
    'invalid_client: app must be installed into org',
    'app-must-be-installed',
    'app-not-installed',
    'api-access-control',
  ],
  ['invalid_grant: client credentials flow not enabled', 'flow-not-enabled', 'flow-off', 'policy-half-off'],
  ['Client credentials grant is not enabled for this application', 'flow-not-enabled', 'flow-off'],
  ['invalid_grant: inactive user (400)', 'user-inactive', 'run-as-inactive'],
  ['invalid_grant: no valid scopes defined', 'no-valid-scopes', 'no-usable-scope'],
  ['too many scopes requested', 'too-many-scopes', 'too-many-scopes'],
  ['unauthorized_client', 'client-unauthorized', 'flow-off'],
  ['Unsupported Grant Type', 'grant-type-not-supported', 'host-not-my-domain', 'redirect-lost-body', 'flow-off'],
  ['invalid_grant: something new', 'grant-invalid', 'run-as-missing'],
  ['access_denied: end-user denied authorization', 'authorization-denied', 'user-type'],
  ['?error=access-denied', 'authorization-denied', 'user-type', 'flow-web-server'],
  ['{"error":"unknown_error","error_description":"retry your request"}', 'unavailable', 'org-unavailable'],
  ['inactive_org: organization is locked, closed, or suspended', 'org-inactive', 'org-inactive'],
  ['rate_limit_exceeded - number of logins exceeded', 'limit-exceeded', 'too-many-requests'],
  // The app.
  [
    'Failure passed to redirect url. error=OAUTH_APP_BLOCKED error_description=this app is blocked by admin',
    'app-blocked',
    'app-blocked',
  ],
  ['OAuth App Blocked', 'app-blocked', 'app-blocked'],
  ['OAUTH_APP_ACCESS_DENIED', 'app-access-denied', 'not-preauthorized', 'api-access-control'],
  ['OAUTH_APPROVAL_ERROR_GENERIC', 'app-must-be-installed', 'app-not-installed', 'app-blocked'],
  ['OAUTH_EC_APP_NOT_FOUND', 'app-not-found', 'app-not-installed', 'host-not-my-domain'],
  [
    'OAUTH_AUTHORIZATION_BLOCKED: Cross-org OAuth flows are not supported for this external client app',
    'cross-org',
    'cross-org',
  ],
  ['The user needs the permission "Use Any API Client"', 'any-api-client', 'api-access-control'],
  // Proofs.
  ['{"error":"invalid_dpop_proof","error_description":"proof key mismatch"}', 'dpop-proof', 'dpop-required'],
  ['WWW-Authenticate: DPoP error="use_dpop_nonce"', 'dpop-proof', 'dpop-required'],
  ["exceptionCode='MUTUAL_AUTHENTICATION_FAILED'", 'client-certificate', 'mtls-required'],
  // Calls with a token.
  [
    'API_DISABLED_FOR_ORG: API is not enabled for this Organization or Partner',
    'api-disabled-for-org',
    'no-api-access',
  ],
  [
    '[{"message":"The REST API is not enabled for this Organization.","errorCode":"API_DISABLED_FOR_ORG"}]',
    'api-disabled-for-org',
    'no-api-access',
    'org-without-api',
  ],
  ['API_CURRENTLY_DISABLED: API is disabled for this User', 'api-disabled-for-user', 'no-api-access'],
  [
    "Response content: {u'exceptionMessage': u'Invalid session id', u'exceptionCode': u'InvalidSessionId'}",
    'session-invalid',
    'token-expired',
    'session-not-for-api',
  ],
  [
    'org.apache.cxf.binding.soap.SoapFault: INVALID_SESSION_ID: This session is not valid for use with the API',
    'session-not-for-soap',
    'session-not-for-api',
    'jwt-token-for-soap',
    'session-ip',
    'session-level',
    'no-api-access',
  ],
  [
    'INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session. Session not found, missing session hash: x',
    'session-expired',
    'token-expired',
    'token-revoked',
    'token-of-other-org',
  ],
  ['403 Bad_OAuth_Token', 'token-not-accepted', 'token-expired'],
  ['[{"message":"INVALID_HEADER_TYPE","errorCode":"INVALID_AUTH_HEADER"}]', 'token-missing', 'token-damaged'],
  [
    '[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]',
    'limit-exceeded',
    'too-many-requests',
  ],
  ['Request failed with status code 401', 'http-401', 'token-expired'],
  // The endpoint.
  [
    '[{"errorCode":"NOT_FOUND","message":"Could not find a match for URL /sign/callback"}]',
    'no-class-for-path',
    'endpoint-not-found',
    'endpoint-namespace',
    'endpoint-invalid',
  ],
  [
    '[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]',
    'resource-missing',
    'endpoint-path-wrong',
    'endpoint-not-found',
  ],
  [
    'FORBIDDEN: You do not have access to the Apex class named: SignCallback',
    'no-access-to-class',
    'endpoint-no-access',
  ],
  [
    `[{"errorCode":"METHOD_NOT_ALLOWED","message":"HTTP Method 'GET' not allowed. Allowed are POST"}]`,
    'method-not-allowed',
    'endpoint-no-post',
    'redirect-lost-body',
  ],
  [
    '[{"errorCode":"JSON_PARSER_ERROR","message":"Unexpected parameter encountered during deserialization: @class at [line:1, column:11]"}]',
    'body-not-accepted',
    'endpoint-body',
  ],
  [
    '[{"errorCode":"APEX_ERROR","message":"System.QueryException: List has no rows for assignment to SObject\\n\\nClass.SignCallback.post: line 4"}]',
    'class-failed',
    'endpoint-fails',
    'access-missing',
  ],
  // Records and queries.
  [
    'INSUFFICIENT_ACCESS_OR_READONLY: insufficient access rights on cross-reference id',
    'insufficient-access',
    'access-missing',
  ],
  [
    `[{"errorCode":"INVALID_TYPE","message":"sObject type 'Contract' is not supported."}]`,
    'object-not-visible',
    'access-missing',
  ],
  [
    'When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: 5',
    'query-not-accepted',
    'query-malformed',
  ],
  // The login history.
  ['Failed: Not approved for access', 'login-not-approved-for-access', 'not-preauthorized'],
  ['IP Address Not Allowed', 'login-ip-address-not-allowed', 'ip-restricted'],
  ['LOGIN_ERROR_USER_FROZEN', 'login-user-is-frozen', 'run-as-inactive'],
  // Deployment and rotation.
  [
    "We couldn't save the external client app. Enter a valid execution user for the OAuth client credentials flow.",
    'execution-user-invalid',
    'execution-user-unknown',
  ],
  [
    "The user license doesn't allow the permission: Read Accounts",
    'license-lacks-permission',
    'license-lacks-permission',
  ],
  ['Unknown user permission: ApiOnlyUser', 'permission-unknown', 'permission-unknown'],
  ['Error  Sign_Access  You cannot deploy to a required field: Account.Name', 'field-required', 'field-required'],
  ['Permission Edit Contract depends on permission(s): Read Account', 'permission-dependency', 'permission-dependency'],
  [
    'In field: externalClientApplication - no ExternalClientApplication named Sign_Callback found',
    'reference-missing',
    'reference-missing',
  ],
  [
    'You can\u2019t create a connected app. To enable connected app creation, contact Salesforce Customer Support.',
    'connected-app-creation-closed',
    'connected-apps-closed',
  ],
  [
    'In field: externalClientApplication - no ExternalClientApplication named Sign found',
    'reference-missing',
    'reference-missing',
  ],
  ['Invalid plugin settings', 'plugin-settings-invalid', 'plugin-settings'],
  ['This feature is not currently enabled for this user.', 'secret-access-off', 'secret-access-off'],
  // Before Salesforce.
  ['Error: getaddrinfo ENOTFOUND acme.my.salesforce.com', 'host-not-found', 'host-mistyped'],
  [
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed',
    'certificate-not-trusted',
    'certificate-untrusted',
  ],
  [
    'SyntaxError: Unexpected token < in JSON at position 0',
    'page-instead-of-json',
    'answered-with-page',
    'host-not-my-domain',
  ],
];

/** What only other flows are told; none of it may lead with the Run As user. */
const OTHER_FLOWS: ReadonlyArray<[text: string, flow: OtherFlow]> = [
  ['{"error":"invalid_grant","error_description":"expired access/refresh token"}', 'refreshToken'],
  [
    'Error (RefreshTokenAuthError): Error authenticating with the refresh token due to: expired access/refresh token',
    'refreshToken',
  ],
  ['Error: No refresh token found in the connection', 'refreshToken'],
  ['POST /services/oauth2/token grant_type=refresh_token: invalid_grant', 'refreshToken'],
  ['invalid_grant: expired authorization code', 'webServer'],
  ['invalid_grant: invalid authorization code', 'webServer'],
  ['error=invalid_request&error_description=missing%20required%20code%20challenge', 'webServer'],
  ['invalid_grant: invalid code verifier', 'webServer'],
  ['redirect_uri_mismatch: redirect_uri must match configuration', 'webServer'],
  ['unsupported_response_type: response type not supported', 'webServer'],
  ['Error authenticating with auth code due to: invalid_grant', 'webServer'],
  ['invalid_grant: invalid assertion', 'jwtBearer'],
  ['Error (JwtAuthError): Error authenticating with JWT config due to: audience is invalid', 'jwtBearer'],
  ['Error authenticating with JWT config due to: inactive user', 'jwtBearer'],
  ['grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer -> {"error":"invalid_grant"}', 'jwtBearer'],
  ['invalid_grant: invalid SAML assertion', 'saml'],
  ['grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Asaml2-bearer gave invalid_grant', 'saml'],
  ['authorization_pending', 'device'],
  ['{"error":"slow_down"}', 'device'],
  ['INVALID_LOGIN: Invalid username, password, security token; or user locked out.', 'password'],
  ['{"grant_type":"password","username":"bot@acme.example"} -> 400 {"error":"invalid_grant"}', 'password'],
  ['SOAP API login() is disabled by default in this org', 'password'],
  ['invalid_request: invalid subject token', 'tokenExchange'],
];

/** Nothing that is known. */
const UNKNOWN: readonly string[] = [
  'it does not work',
  'something else',
  '',
  '404',
  '{"error":"brand_new_error","error_description":"who knows"}',
  'not found',
  'invalid',
  'user',
  'access denied',
  '{"error":"rate_limited"}',
];

describe('explainText', () => {
  for (const [text, id, first, ...further] of TEXTS) {
    it(`explains ${JSON.stringify(text)}`, () => {
      const explanation = explainText(text);
      const causes = explanation.causes.map((cause) => cause.id);
      expect([explanation.id, causes[0]]).to.deep.equal([id, first]);
      expect(causes).to.include.members(further);
    });
  }

  for (const [text, flow] of OTHER_FLOWS) {
    it(`tells the flow of ${JSON.stringify(text)}`, () => {
      const explanation = explainText(text);
      const [first] = explanation.causes;
      expect(explanation.flow).to.equal(flow);
      expect(causeOf(first?.id ?? 'run-as-missing').family).to.equal('flow');
      expect(first?.cause).to.match(/^This is an answer to .*the caller .*didn't use client credentials/);
      expect(first?.remedy).to.include('grant_type=client_credentials');
    });
  }

  it('leads with a login by password where authentication failed, which nobody saw in this flow', () => {
    const { causes, flow } = explainText('invalid_grant: authentication failure');
    expect([causes[0]?.id, flow]).to.deep.equal(['flow-password', null]);
  });

  for (const text of UNKNOWN) {
    it(`says nothing of ${JSON.stringify(text)}`, () => {
      const { error, id, causes } = explainText(text);
      expect([error.code, error.description, id, causes]).to.deep.equal([null, null, null, []]);
    });
  }

  it('tells further errors of a text by their ids, and no code twice', () => {
    const { id, others } = explainText(
      'Restforce::UnauthorizedError: INVALID_SESSION_ID: Session expired or invalid, then invalid_grant: inactive user',
    );
    expect([id, ...others.map((other) => other.id)].sort()).to.deep.equal(['session-expired', 'user-inactive']);
    expect(explainText('invalid_grant: no client credentials user enabled').others).to.deep.equal([]);
  });

  it('puts the flow that the text speaks of behind what the error says, and before what only client credentials have', () => {
    const causes = (text: string) => explainText(text).causes.map(({ id }) => id);
    const plain = causes('client identifier invalid');
    expect(causes('grant_type=refresh_token client identifier invalid')).to.deep.equal([
      ...plain,
      'flow-refresh-token',
    ]);
    const ofRunAs = causes('invalid_grant: no client credentials user enabled');
    expect(causes('grant_type=refresh_token no client credentials user enabled')).to.deep.equal([
      'flow-refresh-token',
      ...ofRunAs,
    ]);
    expect(explainText('grant_type=refresh_token ip restricted').flow).to.equal('refreshToken');
  });

  for (const [hint, error] of [
    ['grant_type=password', 'invalid_grant: authentication failure'],
    ['authenticating with JWT', "user hasn't approved this consumer"],
    ['grant_type=refresh_token', 'LOGIN_OAUTH_INVALID_TOKEN'],
  ] as const) {
    it(`leaves a flow where ${error} has it among its causes, though ${hint} speaks of it`, () => {
      const causes = (text: string) => explainText(text).causes.map(({ id }) => id);
      expect(causes(`${hint} ${error}`)).to.deep.equal(causes(error));
    });
  }

  it('puts the flow first, and once, where an error that is first about the Run As user has it among its causes', () => {
    const ids = explainText('grant_type=password: must call SetPassword').causes.map(({ id }) => id);
    expect(ids).to.deep.equal(['flow-password', 'password-expired']);
  });

  it('tells no flow but its own of an error that only another flow gives', () => {
    const { causes, flow } = explainText('grant_type=password: expired authorization code');
    expect([flow, causes.map(({ id }) => id)]).to.deep.equal([
      'webServer',
      explainText('expired authorization code').causes.map(({ id }) => id),
    ]);
  });

  it('has nothing to say about a reply that says nothing, and keeps what it said', () => {
    const nothing = { id: null, stage: null, flow: null, confidence: 'assumed', causes: [], others: [] };
    for (const error of [
      { code: null, description: null },
      { code: 'http_503', description: null },
      { code: null, description: 'Service Unavailable' },
    ])
      expect(explainError(error)).to.deep.equal({ ...nothing, error });
    const error = { code: 'invalid_grant', description: 'IP Restricted or so' };
    expect(explainError(error)).to.deep.include({ error, id: 'ip-restricted', others: [] });
    const several = { code: 'invalid_session_id', description: 'Session expired or invalid; inactive user' };
    expect(explainError(several).others).to.deep.equal([]);
  });

  it('explains an error by its id without a code or a sentence, too', () => {
    for (const { id, codes, says } of CATALOGUE) {
      expect(explainText(id).error, id).to.deep.equal({ code: codes[0] ?? null, description: says[0] ?? null });
      expect(explainText(id), id).to.include({ id, flow: CATALOGUE.find((one) => one.id === id)?.flow ?? null });
    }
  });

  it('takes the id of an error', () => {
    expect(explainText(' App-Blocked\n').error).to.deep.equal({
      code: 'oauth_app_blocked',
      description: 'this app is blocked by admin',
    });
  });
});
