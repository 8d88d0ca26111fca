/** What the columns of a login mean. LoginHistory shows API values in some places and labels in others. */
import type { LoginSummary } from '../inventory/inventory.js';
import { LOGIN_STATUSES, LOGIN_SUCCEEDED } from './login-statuses.js';

/**
 * Values of LoginSubType for a login of the client credentials flow: that of recorded describes, and that of the Object
 * Reference.
 */
export const CLIENT_CREDENTIALS_SUBTYPES = ['OAuth Client Credentials', 'OauthClientCredentials'] as const;

const keyOf = (subType: string): string => subType.toLowerCase().replace(/[^a-z]/g, '');

const CLIENT_CREDENTIALS: ReadonlySet<string> = new Set(CLIENT_CREDENTIALS_SUBTYPES.map(keyOf));

/** A login of the client credentials flow, in either spelling and any case. */
export const isClientCredentials = ({ subType }: Pick<LoginSummary, 'subType'>): boolean =>
  CLIENT_CREDENTIALS.has(keyOf(subType ?? ''));

/** Who may log in only to take the data away has logged in, or not: nobody says. */
const UNCERTAIN: ReadonlySet<string | null> = new Set([LOGIN_SUCCEEDED, 'LOGIN_DATA_DOWNLOAD_ONLY']);

/** Texts and codes of failed logins, in lower case. */
const FAILURES: ReadonlySet<string> = new Set(
  LOGIN_STATUSES.filter(({ code }) => !UNCERTAIN.has(code)).flatMap(({ code, text }) =>
    [code, text].flatMap((known) => (known === null ? [] : [known.toLowerCase()])),
  ),
);

/** Event logs show codes instead of the text; later releases may have more of them. */
const FAILURE_CODE = /^login_(?:challenge|error|oauth|org|saml|twofactor)_/;

/**
 * Whether a login succeeded. A status that is neither the word for success nor a known reason for failure (another
 * language, a later release) says nothing: `unknown`.
 */
export const loginOutcome = ({ status }: Pick<LoginSummary, 'status'>): 'failure' | 'success' | 'unknown' => {
  const read = (status ?? '').trim().toLowerCase();
  if (read === 'success' || read === LOGIN_SUCCEEDED.toLowerCase()) return 'success';
  return /^failed\b/.test(read) || FAILURES.has(read) || FAILURE_CODE.test(read) ? 'failure' : 'unknown';
};
