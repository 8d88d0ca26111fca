import { expect } from 'chai';
import { CLIENT_CREDENTIALS_SUBTYPES } from '../../src/platform/logins.js';
import { needsNoFieldPermission } from '../../src/platform/field-permissions.js';
import { readTogether } from '../../src/platform/object-dependencies.js';
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

meanings(
  'needsNoFieldPermission',
  ([field, right]: [string, 'edit' | 'read']) => needsNoFieldPermission(field, right),
  [
    [['Contract.SYSTEMMODSTAMP', 'read'], true],
    [['Contract.SystemModstamp', 'edit'], false],
    [['Thing__c.Name', 'edit'], true],
    [['contract.status', 'edit'], true],
    [['Contract.Status', 'read'], true],
    [['Case.Status', 'read'], false],
    [['Thing__c.Status', 'read'], false],
    [['Contract.Description', 'read'], false],
  ],
);

describe('objects that can only be read along with others', () => {
  it('are found up to the last, in any case, each once', () => {
    expect(readTogether(['QUOTE', 'Contact'])).to.deep.equal([
      { object: 'Opportunity', for: 'QUOTE' },
      { object: 'Account', for: 'Contact' },
    ]);
    expect(readTogether(['Contract', 'account', 'Thing__c'])).to.deep.equal([]);
  });

  it('are those of an org, too, and end where they go in a circle', () => {
    const masters: Record<string, string[]> = { A__c: ['B__c'], B__c: ['A__c', 'Contract'] };
    expect(readTogether(['A__c'], (name) => masters[name] ?? []).map(({ object }) => object)).to.deep.equal([
      'B__c',
      'Contract',
      'Account',
    ]);
  });
});
