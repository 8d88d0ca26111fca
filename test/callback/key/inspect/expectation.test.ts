import { expect } from 'chai';
import { compareWith, type Expectation } from '../../../../src/callback/key/inspect/expectation.js';
import { sha256 } from '../../../../src/callback/key/key.js';
import { classifyHost } from '../../../../src/platform/host.js';
import { HOST } from '../samples.js';

const SANDBOX = 'acme--uat.sandbox.my.salesforce.com';
/** A patch org may be either. */
const EITHER = 'acme.patch.my.salesforce.com';

type Given = { host?: string; id?: string; secret?: string };

describe('what a key should be for', () => {
  for (const [what, { host = null, id = null, secret = null }, expected, ids] of [
    ['nothing is known', { host: HOST, id: 'id', secret: 's' }, {}, []],
    ['nothing is there', {}, { host: HOST, isSandbox: true, clientIdDigest: 'x', clientSecretDigest: 'y' }, []],
    ['the host is that of the org', { host: HOST }, { host: HOST.toUpperCase() }, []],
    ['the host is another', { host: SANDBOX }, { host: HOST }, ['host-other-org']],
    ['a sandbox is one', { host: SANDBOX }, { isSandbox: true }, []],
    ['a sandbox is none', { host: SANDBOX }, { isSandbox: false }, ['sandbox-host']],
    ['production is production', { host: HOST }, { isSandbox: false }, []],
    ['production is a sandbox', { host: HOST }, { isSandbox: true }, ['production-host']],
    ['the form does not tell', { host: EITHER }, { isSandbox: true }, []],
    ['the form does not tell, nor for production', { host: EITHER }, { isSandbox: false }, []],
    ['the org itself says otherwise', { host: SANDBOX }, { host: SANDBOX, isSandbox: false }, []],
    [
      'another org, and no sandbox',
      { host: HOST },
      { host: SANDBOX, isSandbox: true },
      ['host-other-org', 'production-host'],
    ],
    [
      'id and secret are those',
      { id: 'i', secret: 's' },
      { clientIdDigest: sha256('i').toUpperCase(), clientSecretDigest: sha256('s') },
      [],
    ],
    ['the id is another', { id: 'i' }, { clientIdDigest: sha256('x') }, ['client-id-other-app']],
    ['the secret is another', { secret: 's' }, { clientSecretDigest: sha256('x') }, ['client-secret-other']],
  ] as Array<[string, Given, Expectation, string[]]>) {
    it(`is compared where ${what}`, () => {
      const form = host === null ? null : classifyHost(host);
      const given = { host, form, values: { host, client_id: id, client_secret: secret } };
      expect(compareWith(given, expected).map((defect) => defect.id)).to.deep.equal(ids);
    });
  }

  it('names both hosts', () => {
    const given = { host: HOST, form: null, values: { host: HOST, client_id: null, client_secret: null } };
    expect(compareWith(given, { host: SANDBOX })[0]?.tokens).to.deep.equal([HOST, SANDBOX]);
  });
});
