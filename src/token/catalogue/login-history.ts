/**
 * What Setup > Login History shows in the column Status, and event logs as LOGIN_STATUS. Every status that is
 * documented has an entry, also those of logins that have nothing to do with this flow: they say so.
 */
import { LOGIN_STATUSES, type LoginStatus } from '../../platform/login-statuses.js';
import type { CauseId } from '../causes.js';
import type { ErrorEntry } from './entry.js';

/** By code, or by text where there is no code; whatever stands in no line is of another kind of login. */
const CAUSES: ReadonlyArray<readonly [causes: readonly CauseId[], statuses: readonly string[]]> = [
  [['login-succeeded'], ['LOGIN_NO_ERROR']],
  [['ip-restricted'], ['LOGIN_ERROR_RESTRICTED_DOMAIN', 'LOGIN_OAUTH_INVALID_IP']],
  [['login-hours'], ['LOGIN_ERROR_RESTRICTED_TIME']],
  [['run-as-inactive'], ['LOGIN_ERROR_USER_FROZEN', 'LOGIN_ERROR_USER_INACTIVE', 'LOGIN_ERROR_CSS_FROZEN']],
  [
    ['run-as-locked', 'flow-password'],
    ['LOGIN_ERROR_PASSWORD_LOCKOUT', 'LOGIN_ERROR_CSS_PW_LOCKOUT'],
  ],
  [['api-only-in-browser'], ['LOGIN_ERROR_USER_API_ONLY']],
  [
    ['too-many-requests'],
    ['LOGIN_ERROR_RATE_EXCEEDED', 'LOGIN_ERROR_LOGINS_EXCEEDED', 'LOGIN_OAUTH_EXCEED_GET_AT_LMT'],
  ],
  [['host-not-my-domain'], ['LOGIN_ERROR_ORG_DOMAIN_ONLY', 'LOGIN_ERROR_GLOBAL_BLOCK_DOMAIN']],
  [['mtls-required'], ['LOGIN_ERROR_MUTUAL_AUTHENTICATION']],
  [['no-api-access', 'session-not-for-api'], ['LOGIN_OAUTH_API_DISABLED']],
  [['app-deleted', 'key-wrong'], ['LOGIN_OAUTH_CONSUMER_DELETED']],
  [['app-not-installed'], ['LOGIN_OAUTH_PACKAGE_MISSING']],
  [['package-outdated'], ['LOGIN_OAUTH_PACKAGE_OLD']],
  [
    ['not-preauthorized', 'api-access-control', 'app-blocked'],
    ['Failed: Not approved for access', 'LOGIN_ERROR_CLIENT_NO_ACCESS'],
  ],
  [
    ['token-expired', 'token-revoked', 'flow-refresh-token'],
    ['LOGIN_OAUTH_INVALID_TOKEN', 'LOGIN_OAUTH_NO_TOKEN'],
  ],
  [['token-expired'], ['LOGIN_ERROR_SESSION_TIMEOUT']],
  [
    ['request-malformed', 'redirect-lost-body'],
    ['LOGIN_OAUTH_NO_CONSUMER', 'LOGIN_OAUTH_UNEXPECTED_PARAM'],
  ],
  [['redirect-lost-body', 'request-malformed'], ['LOGIN_ERROR_HTP_METHD_INVALID']],
  [['plain-http'], ['LOGIN_ERROR_INSECURE_LOGIN']],
  [['mfa-for-api', 'session-level'], ['LOGIN_TWOFACTOR_REQ']],
  [['session-level'], ['LOGIN_SAML_INVALID_SESSION_LEVEL']],
  [['transaction-security'], ['LOGIN_END_SESSION_TXN_SECURITY_POLICY']],
  [['device-activation'], ['LOGIN_CHALLENGE_ISSUED', 'LOGIN_CHALLENGE_PENDING']],
  [
    ['user-type'],
    [
      'LOGIN_ERROR_NO_PORTAL_ACCESS',
      'LOGIN_ERROR_NO_NETWORK_ACCESS',
      'LOGIN_ERROR_NETWORK_INACTIVE',
      'LOGIN_ERROR_NO_NETWORK_INFO',
      'LOGIN_ERROR_PORTAL_INACTIVE',
    ],
  ],
  [['api-version-gone'], ['LOGIN_ERROR_API_TOO_OLD']],
  [['country-restricted'], ['LOGIN_ERROR_EXPORT_RESTRICTED']],
  [
    ['org-inactive'],
    [
      'LOGIN_ERROR_ORG_CLOSED',
      'LOGIN_ERROR_ORG_INACTIVE',
      'LOGIN_ERROR_ORG_LOCKOUT',
      'LOGIN_ERROR_ORG_SIGNING_UP',
      'LOGIN_ERROR_ORG_SUSPENDED',
      'LOGIN_ORG_TRIAL_EXP',
      'LOGIN_DATA_DOWNLOAD_ONLY',
    ],
  ],
  [
    ['org-unavailable'],
    [
      'LOGIN_ERROR_APPEXCHANGE_DOWN',
      'LOGIN_ERROR_ORG_IN_MAINTENANCE',
      'LOGIN_ERROR_ORG_IS_DOT_ORG',
      'LOGIN_ERROR_STORE',
      'LOGIN_ERROR_STORE_DOWN',
      'LOGIN_ERROR_SWITCH_SFDC_INSTANCE',
      'LOGIN_ERROR_SWITCH_SFDC_LOGIN',
      'LOGIN_ERROR_SYSTEM_DOWN',
      'LOGIN_READONLY_CANNOT_VALIDATE',
    ],
  ],
  [['authentication-failure'], ['LOGIN_ERROR_UNKNOWN_ERROR']],
  [
    ['flow-password'],
    [
      'LOGIN_ERROR_INVALID_PASSWORD',
      'LOGIN_ERROR_INVALID_USERNAME',
      'LOGIN_ERROR_MUST_USE_API_TOKEN',
      'LOGIN_ERROR_PASSWORD_EMPTY',
      'LOGIN_ERROR_SSO_PWD_INVALID',
      'LOGIN_ERROR_USERNAME_EMPTY',
      'LOGIN_ERROR_DUPLICATE_USERNAME',
      'Username-Password Flow Disabled',
    ],
  ],
  [
    ['flow-web-server'],
    ['LOGIN_OAUTH_INVALID_CODE_CHALLENGE', 'LOGIN_OAUTH_INVALID_CODE_VERIFIER', 'LOGIN_OAUTH_NO_CALLBACK_URL'],
  ],
  [['flow-device'], ['LOGIN_OAUTH_INVALID_DEVICE']],
];

const FLOWS: Readonly<Partial<Record<CauseId, ErrorEntry['flow']>>> = {
  'flow-device': 'device',
  'flow-password': 'password',
  'flow-saml': 'saml',
  'flow-web-server': 'webServer',
};

const causesOf = ({ code, text }: LoginStatus): readonly CauseId[] => {
  const known = CAUSES.find(([, statuses]) => statuses.includes(code ?? text ?? ''))?.[0];
  return known ?? (code?.startsWith('LOGIN_SAML_') ? ['flow-saml'] : ['login-of-other-kind']);
};

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^(?:login_|failed: )/, '')
    .replace(/[^a-z0-9]+/g, '-');

/** `Failed:` is often left out; what is left must still be a phrase that nothing else is. */
const spellings = (text: string): string[] => {
  const rest = text.replace(/^Failed: /, '');
  return rest !== text && rest.split(' ').length > 3 ? [text, rest] : [text];
};

/** Different codes may have one text; then their causes stand together. */
const entryOf = (statuses: readonly LoginStatus[]): ErrorEntry => {
  const codes = statuses.flatMap(({ code }) => (code === null ? [] : [code.toLowerCase()]));
  const text = statuses[0]?.text ?? null;
  const causes = [...new Set(statuses.flatMap(causesOf))];
  return {
    id: `login-${slug(text ?? codes[0] ?? '')}`,
    codes,
    alone: codes,
    // The word for success says nothing in any other text.
    says: text === null || text === 'Success' ? [] : spellings(text),
    flow: causes.length === 1 && causes[0] !== undefined ? FLOWS[causes[0]] : undefined,
    confidence: 'documented',
    causes,
  };
};

const byText = Map.groupBy(LOGIN_STATUSES, ({ code, text }) => text ?? code);

export const LOGIN_HISTORY: readonly ErrorEntry[] = [...byText.values()].map(entryOf);
