import { expect } from 'chai';
import { loginOutcome } from '../../src/platform/logins.js';

/** The texts of "Login Event Type - LOGIN_STATUS Values" in the Object Reference, with their codes. */
const FAILURES: ReadonlyArray<[code: string, text: string]> = [
  ['LOGIN_ERROR_RESTRICTED_DOMAIN', 'Restricted IP'],
  ['LOGIN_ERROR_RESTRICTED_TIME', 'Restricted time'],
  ['LOGIN_ERROR_USER_FROZEN', 'User is frozen'],
  ['LOGIN_ERROR_USER_INACTIVE', 'User is inactive'],
  ['LOGIN_ERROR_USER_API_ONLY', 'Failed: API-only user'],
  ['LOGIN_ERROR_PASSWORD_LOCKOUT', 'Password lockout'],
  ['LOGIN_ERROR_RATE_EXCEEDED', 'Login rate exceeded'],
  ['LOGIN_ERROR_ORG_DOMAIN_ONLY', 'Restricted domain'],
  ['LOGIN_ERROR_MUTUAL_AUTHENTICATION', 'Mutual authentication failed'],
  ['LOGIN_OAUTH_API_DISABLED', 'Failed: OAuth API access disabled'],
  ['LOGIN_OAUTH_CONSUMER_DELETED', 'Failed: Consumer Deleted'],
  ['LOGIN_OAUTH_EXCEED_GET_AT_LMT', 'Failed: Get Access Token Limit Exceeded'],
  ['LOGIN_OAUTH_INVALID_IP', 'Failed: IP Address Not Allowed'],
  ['LOGIN_OAUTH_INVALID_TOKEN', 'Failed: Invalid Token'],
  ['LOGIN_OAUTH_NO_CONSUMER', 'Missing Consumer Key Parameter'],
  ['LOGIN_OAUTH_PACKAGE_MISSING', 'Package for this consumer is not installed in your organization'],
  ['LOGIN_OAUTH_PACKAGE_OLD', 'Installed package for this consumer is out of date'],
  ['LOGIN_TWOFACTOR_REQ', 'Two-factor required'],
  ['LOGIN_ERROR_UNKNOWN_ERROR', 'Login invalid'],
];

describe('loginOutcome', () => {
  it('knows success in any case', () => {
    for (const status of ['Success', 'success', ' SUCCESS ', 'LOGIN_NO_ERROR']) {
      expect(loginOutcome({ status }), status).to.equal('success');
    }
  });

  it('knows every documented failure, as text and as code', () => {
    for (const status of FAILURES.flat().concat('Failed: Not approved for access', 'Failed')) {
      expect(loginOutcome({ status }), status).to.equal('failure');
    }
  });

  it('concludes nothing from anything else', () => {
    for (const status of [null, '', 'Erfolgreich', 'Successful?', 'No success', 'Failedness', 'Pending']) {
      expect(loginOutcome({ status }), String(status)).to.equal('unknown');
    }
  });
});
