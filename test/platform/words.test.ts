import { expect } from 'chai';
import { CLIENT_CREDENTIALS_SUBTYPES } from '../../src/platform/logins.js';
import { WITHOUT_FIELD_PERMISSIONS } from '../../src/platform/field-permissions.js';
import { ipPolicy } from '../../src/platform/ip-policy.js';
import { isIntegrationLicense } from '../../src/platform/licenses.js';
import { loginManner } from '../../src/platform/login-types.js';
import { permittedUsersPolicy } from '../../src/platform/permitted-users.js';
import { sessionDemand } from '../../src/platform/session-level.js';

/** What a word of an org means. A word that nobody knows must mean nothing, rather than what is harmless. */
const meanings = <T>(name: string, meaningOf: (word: T) => unknown, rows: Array<[word: T, meaning: unknown]>) => {
  describe(name, () => {
    for (const [word, meaning] of rows) {
      it(`takes ${JSON.stringify(word)} for ${String(meaning)}`, () => {
        expect(meaningOf(word)).to.equal(meaning);
      });
    }
  });
};

meanings('ipPolicy', ipPolicy, [
  ['Enforce', 'enforced'],
  ['ENFORCE_RELAXREFRESH', 'enforced'],
  ['Bypass', 'relaxed'],
  ['1', 'relaxed'],
  ['Relax', 'unrecognised'],
  ['', 'unrecognised'],
]);

meanings('permittedUsersPolicy', permittedUsersPolicy, [
  ['AdminApprovedPreAuthorized', 'adminApproved'],
  [' adminapprovedpreauthorized ', 'adminApproved'],
  ['AllSelfAuthorized', 'selfAuthorized'],
  ['', 'unrecognised'],
  ['Everybody', 'unrecognised'],
]);

meanings('sessionDemand', (level: string | null) => sessionDemand({ level, action: null }), [
  ['HIGH_ASSURANCE', 'highAssurance'],
  [' high_assurance ', 'highAssurance'],
  ['STANDARD', 'ordinary'],
  ['LOW', 'ordinary'],
  ['', 'ordinary'],
  [null, 'ordinary'],
  ['HIGHEST', 'unrecognised'],
]);

meanings('isIntegrationLicense', isIntegrationLicense, [
  ['Salesforce Integration', true],
  ['SALESFORCE - integration', true],
  ['Salesforce Integrations', false],
  ['Salesforce Integration é', false],
  ['Salesforce Integration 2', false],
  ['Salesforce', false],
]);

meanings(
  'loginManner',
  ([type, subType]: Array<string | null>) => loginManner({ type: type ?? null, subType: subType ?? null }),
  [
    [['Application', null], 'interactive'],
    [['SAML Idp Initiated SSO', null], 'interactive'],
    [['saml2', null], 'interactive'],
    [['Saml, SAML Idp Initiated SSO', null], 'interactive'],
    [['Partner Product', null], 'api'],
    [['OtherApexApi', null], 'api'],
    [['Something New', CLIENT_CREDENTIALS_SUBTYPES[0]], 'api'],
    [['Something New', null], 'unknown'],
    [['', null], 'unknown'],
    [[null, null], 'unknown'],
  ],
);

describe('WITHOUT_FIELD_PERMISSIONS', () => {
  it('is in lower case, as fields are looked up', () => {
    expect(WITHOUT_FIELD_PERMISSIONS).to.include('systemmodstamp').and.not.include('SystemModstamp');
  });
});
