import { expect } from 'chai';
import { addApexClass } from '../builders/index.js';
import { findClass } from '../rest/apex-rest.js';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { callerAs, errorOf } from './caller.js';
import { ADMIN, AUDITOR, fixture, INTEGRATION } from './fixture.js';

describe('fake org: Apex REST', () => {
  const { org } = fixture();
  addApexClass(org, { name: 'Deep', rest: { urlMapping: '/orders/deep/*' } });
  addApexClass(org, { name: 'Middle', rest: { urlMapping: '/a/*/c' } });
  addApexClass(org, { name: 'Local', rest: { urlMapping: '/pkg/hook' } });
  addApexClass(org, { name: 'Packaged', namespace: 'pkg', hidden: true, rest: { urlMapping: '/hook' } });
  addApexClass(org, { name: 'Inactive', status: 'Inactive', rest: { urlMapping: '/inactive' } });
  addApexClass(org, { name: 'Broken', valid: false, rest: { urlMapping: '/broken' } });
  addApexClass(org, { name: 'NotGlobal', global: false, rest: { urlMapping: '/private' } });

  const paths: Array<[path: string, name: string | undefined]> = [
    ['/orders/1', 'OrderHook'],
    ['/orders/1/lines', 'OrderHook'],
    ['/orders/special', 'Other'],
    ['/orders/deep/1', 'Deep'],
    ['/Orders/1', undefined],
    ['/orders', undefined],
    ['/orders/special/more', 'OrderHook'],
    ['/a/b/c', 'Middle'],
    ['/a/b/b/c', undefined],
    ['/pkg/hook', 'Packaged'],
    ['/hook', undefined],
    ['/inactive', undefined],
    ['/broken', undefined],
    ['/private', undefined],
  ];
  for (const [path, name] of paths) {
    it(`maps ${path} to ${name ?? 'nothing'}`, () => {
      expect(findClass(org, path)?.name).to.equal(name);
    });
  }

  describe('over HTTP', () => {
    let fake: FakeOrg;
    before(async () => {
      fake = await startFakeOrg(org);
    });
    after(() => fake.close());

    it('serves those with access to the class, and knows methods and paths', async () => {
      const integration = callerAs(fake, INTEGRATION);
      const posted = await integration.send('POST', '/services/apexrest/orders/1', '{}');
      expect(posted.json).to.deep.equal({ ok: true });
      expect(errorOf(await integration.get('/services/apexrest/orders/1'))).to.equal(
        "405 METHOD_NOT_ALLOWED: HTTP Method 'GET' not allowed. Allowed are POST",
      );
      expect(errorOf(await integration.get('/services/apexrest/nothing'))).to.equal(
        '404 NOT_FOUND: Could not find a match for URL',
      );
      expect(errorOf(await integration.get('/services/apexrest/orders/special'))).to.equal(
        '403 FORBIDDEN: You do not have access to the Apex class named: Other',
      );
      expect(errorOf(await callerAs(fake, AUDITOR).send('POST', '/services/apexrest/orders/1', '{}'))).to.match(
        /^403 FORBIDDEN/,
      );
      expect((await callerAs(fake, ADMIN).get('/services/apexrest/orders/special')).status).to.equal(200);
      expect(fake.stats.writes).to.have.length(2);
    });

    it('hides the body of packaged classes', async () => {
      const { json } = await callerAs(fake, AUDITOR).soql("SELECT Body FROM ApexClass WHERE Name = 'Packaged'");
      expect(json).to.have.nested.property('records[0].Body', '(hidden)');
    });
  });
});
