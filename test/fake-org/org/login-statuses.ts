/**
 * How logins end: the code that event logs have, and the text that LoginHistory shows. Source: "Login Event Type -
 * LOGIN_STATUS Values" of the Object Reference, as far as a login by this org's means can meet them; the last one was
 * seen in an org.
 */
export const LOGIN_STATUSES = {
  LOGIN_NO_ERROR: 'Success',
  LOGIN_ERROR_RESTRICTED_DOMAIN: 'Restricted IP',
  LOGIN_ERROR_RESTRICTED_TIME: 'Restricted time',
  LOGIN_ERROR_USER_FROZEN: 'User is frozen',
  LOGIN_ERROR_USER_INACTIVE: 'User is inactive',
  LOGIN_ERROR_USER_API_ONLY: 'Failed: API-only user',
  LOGIN_ERROR_PASSWORD_LOCKOUT: 'Password lockout',
  LOGIN_ERROR_RATE_EXCEEDED: 'Login rate exceeded',
  LOGIN_ERROR_ORG_DOMAIN_ONLY: 'Restricted domain',
  LOGIN_ERROR_MUTUAL_AUTHENTICATION: 'Mutual authentication failed',
  LOGIN_OAUTH_API_DISABLED: 'Failed: OAuth API access disabled',
  LOGIN_OAUTH_CONSUMER_DELETED: 'Failed: Consumer Deleted',
  LOGIN_OAUTH_EXCEED_GET_AT_LMT: 'Failed: Get Access Token Limit Exceeded',
  LOGIN_OAUTH_INVALID_IP: 'Failed: IP Address Not Allowed',
  LOGIN_OAUTH_INVALID_TOKEN: 'Failed: Invalid Token',
  LOGIN_OAUTH_NO_CONSUMER: 'Missing Consumer Key Parameter',
  LOGIN_OAUTH_PACKAGE_MISSING: 'Package for this consumer is not installed in your organization',
  LOGIN_OAUTH_PACKAGE_OLD: 'Installed package for this consumer is out of date',
  LOGIN_TWOFACTOR_REQ: 'Two-factor required',
  LOGIN_ERROR_UNKNOWN_ERROR: 'Login invalid',
  NOT_APPROVED: 'Failed: Not approved for access',
} as const;

export type LoginStatusCode = keyof typeof LOGIN_STATUSES;

const CODES: ReadonlyMap<string, string> = new Map(Object.entries(LOGIN_STATUSES).map(([code, text]) => [text, code]));

/** The code of a text; a text without one stays as it is. */
export const loginStatusCode = (text: string): string => {
  const code = CODES.get(text);
  return code?.startsWith('LOGIN_') ? code : text;
};
