import { expect } from 'chai';
import { LOGIN_STATUSES } from '../../src/platform/login-statuses.js';
import { CLIENT_CREDENTIALS_SUBTYPES, isClientCredentials, loginOutcome } from '../../src/platform/logins.js';

describe('isClientCredentials', () => {
  it('knows the spelling of recorded describes and that of the Object Reference, in any case', () => {
    for (const subType of [...CLIENT_CREDENTIALS_SUBTYPES, 'oauth client credentials', 'OAUTHCLIENTCREDENTIALS']) {
      expect(isClientCredentials({ subType }), subType).to.equal(true);
    }
    for (const subType of [null, '', 'OauthRefreshToken', 'OAuth Client Credentials Refresh']) {
      expect(isClientCredentials({ subType }), String(subType)).to.equal(false);
    }
  });
});

describe('loginOutcome', () => {
  it('knows success in any case', () => {
    for (const status of ['Success', 'success', ' SUCCESS ', 'LOGIN_NO_ERROR']) {
      expect(loginOutcome({ status }), status).to.equal('success');
    }
  });

  it('knows every documented failure, as text and as code', () => {
    const documented = LOGIN_STATUSES.flatMap(({ code, text }) => [code, text]).filter((known) => known !== null);
    const failures = documented.filter(
      (known) => !['LOGIN_NO_ERROR', 'Success', 'LOGIN_DATA_DOWNLOAD_ONLY'].includes(known),
    );
    expect(failures)
      .to.have.length.above(170)
      .and.include.members(['Invalid password', 'Restricted IP', 'Login invalid']);
    for (const status of failures.concat('Failed', 'LOGIN_OAUTH_SOMETHING_NEW', 'INVALID PASSWORD')) {
      expect(loginOutcome({ status }), status).to.equal('failure');
    }
  });

  it('concludes nothing from anything else', () => {
    for (const status of [
      null,
      '',
      'Erfolgreich',
      'Successful?',
      'No success',
      'Failedness',
      'Not failed',
      'Pending',
      'LOGIN_DATA_DOWNLOAD_ONLY',
    ]) {
      expect(loginOutcome({ status }), String(status)).to.equal('unknown');
    }
  });
});
