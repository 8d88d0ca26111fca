import { expect } from 'chai';
import { doubtOf, doubtsOf } from '../../../../src/callback/key/inspect/doubts.js';
import type { Expectation } from '../../../../src/callback/key/inspect/expectation.js';
import { sha256 } from '../../../../src/callback/key/key.js';
import { classifyHost } from '../../../../src/platform/host.js';
import { CLIENT_ID, CLIENT_SECRET, HOST } from '../samples.js';

const UNUSUAL = 'acme.newkind.my.salesforce.com';

describe('what is unusual about a key', () => {
  for (const [what, host, id, secret, expected, doubts] of [
    ['nothing where all forms are known', HOST, CLIENT_ID, CLIENT_SECRET, {}, []],
    ['nothing where nothing is there', null, null, null, {}, []],
    ['a host of a new form', UNUSUAL, CLIENT_ID, CLIENT_SECRET, {}, ['host-unusual']],
    ['such a host of another org', UNUSUAL, null, null, { host: HOST }, ['host-unusual']],
    ['nothing where it is the host of the org', UNUSUAL, null, null, { host: 'Acme.newkind.my.salesforce.com' }, []],
    ['nothing where a usual host is another', HOST, null, null, { host: UNUSUAL }, []],
    ['a client id', null, 'id', null, {}, ['client-id-unusual']],
    ['a client id of another app', null, 'id', null, { clientIdDigest: sha256('x') }, ['client-id-unusual']],
    ['nothing where it is the id of the app', null, 'id', null, { clientIdDigest: sha256('id').toUpperCase() }, []],
    ['a secret', null, CLIENT_ID, 'secret', {}, ['client-secret-unusual']],
    ['a secret of another app', null, null, 's', { clientSecretDigest: sha256('x') }, ['client-secret-unusual']],
    ['nothing where it is the secret of the app', null, null, 's', { clientSecretDigest: sha256('s') }, []],
    ['id and secret', HOST, 'id', 'secret', {}, ['client-id-unusual', 'client-secret-unusual']],
  ] as Array<[string, string | null, string | null, string | null, Expectation, string[]]>) {
    it(`is ${what}`, () => {
      const form = host === null ? null : classifyHost(host);
      const given = { host, form, values: { host, client_id: id, client_secret: secret } };
      expect(doubtsOf(given, expected)).to.deep.equal(doubts);
    });
  }

  it('is said of a value that goes into a key', () => {
    expect(doubtOf('client_id', CLIENT_ID)).to.equal(null);
    expect(doubtOf('client_secret', CLIENT_SECRET)).to.equal(null);
    expect(doubtOf('client_id', CLIENT_SECRET)).to.equal('client-id-unusual');
    expect(doubtOf('client_secret', CLIENT_ID)).to.equal('client-secret-unusual');
  });
});
