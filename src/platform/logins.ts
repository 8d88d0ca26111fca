/** What the columns of a login mean. LoginHistory shows API values in some places and labels in others. */
import type { LoginSummary } from '../inventory/inventory.js';

/** A login of the client credentials flow: `OauthClientCredentials`, or its label, in any case. */
export const isClientCredentials = ({ subType }: Pick<LoginSummary, 'subType'>): boolean =>
  (subType ?? '').toLowerCase().replace(/[^a-z]/g, '') === 'oauthclientcredentials';

/**
 * Statuses of a failed login that do not begin with `Failed`, in lower case. Source: "Login Event Type -
 * LOGIN_STATUS Values" of the Object Reference, whose texts LoginHistory shows.
 */
const FAILURES: ReadonlySet<string> = new Set([
  'login invalid',
  'login rate exceeded',
  'missing consumer key parameter',
  'mutual authentication failed',
  'package for this consumer is not installed in your organization',
  'installed package for this consumer is out of date',
  'password lockout',
  'restricted domain',
  'restricted ip',
  'restricted time',
  'two-factor required',
  'user is frozen',
  'user is inactive',
]);

/** Codes of the same table, which event logs show instead of the text. */
const FAILURE_CODE = /^login_(error|oauth|twofactor)_/;

/**
 * Whether a login succeeded. A status that is neither the word for success nor a known reason for failure (another
 * language, a later release) says nothing: `unknown`.
 */
export const loginOutcome = ({ status }: Pick<LoginSummary, 'status'>): 'failure' | 'success' | 'unknown' => {
  const read = (status ?? '').trim().toLowerCase();
  if (read === 'success' || read === 'login_no_error') return 'success';
  return /^failed\b/.test(read) || FAILURES.has(read) || FAILURE_CODE.test(read) ? 'failure' : 'unknown';
};
