import { expect } from 'chai';
import { classifyHost, splitHost, type HostKind } from '../../src/platform/host.js';

const table: Array<[host: string, kind: HostKind, sandbox: boolean | null, myDomain?: string | null]> = [
  ['acme.my.salesforce.com', 'myDomain', false, 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.my.salesforce.com', 'myDomain', true],
  ['acme--uat.my.salesforce.com', 'myDomain', true],
  ['wise-badger-3ks8kg-dev-ed.trailblaze.my.salesforce.com', 'myDomain', false],
  ['acme-dev-ed.develop.my.salesforce.com', 'myDomain', false],
  ['fun-fox.scratch.my.salesforce.com', 'myDomain', true],
  ['acme.patch.my.salesforce.com', 'myDomain', null],
  ['acme.my.salesforce.mil', 'myDomain', false],
  ['acme.my.sfcrmproducts.cn', 'myDomain', false],
  ['login.salesforce.com', 'login', false, null],
  ['test.salesforce.com', 'login', true, null],
  ['eu45.salesforce.com', 'instance', false, null],
  ['cs42.salesforce.com', 'instance', true, null],
  ['usa123s.salesforce.com', 'instance', true, null],
  ['na1-api.salesforce.com', 'instance', false, null],
  ['acme.lightning.force.com', 'lightning', false, 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.lightning.force.com', 'lightning', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme.my.salesforce-setup.com', 'setup', false, 'acme.my.salesforce.com'],
  ['acme.my.site.com', 'site', false, null],
  ['acme--uat.sandbox.my.site.com', 'site', true, null],
  ['acme.my.salesforce-sites.com', 'site', false, null],
  ['acme.builder.salesforce-experience.com', 'site', false, null],
  ['acme--c.vf.force.com', 'visualforce', true, null],
  ['acme--c.eu45.visual.force.com', 'visualforce', null, null],
  ['acme.file.force.com', 'content', false, null],
  ['acme--c.documentforce.com', 'content', null, null],
  ['127.0.0.1', 'loopback', null, null],
  ['localhost', 'loopback', null, null],
  ['acme.salesforce.com', 'notSalesforce', null, null],
  ['my.salesforce.com', 'notSalesforce', null, null],
  ['acme.my.salesforce.com.example.org', 'notSalesforce', null, null],
  ['evil-my.salesforce.com', 'notSalesforce', null, null],
  ['acme.unknown.my.salesforce.com', 'notSalesforce', null, null],
];

describe('classifyHost', () => {
  for (const [host, kind, sandbox, myDomain] of table) {
    it(`knows what ${host} is`, () => {
      const form = classifyHost(host);
      expect(form).to.include({ kind, sandbox });
      if (myDomain !== undefined) expect(form.myDomain).to.equal(myDomain);
    });
  }
});

describe('splitHost', () => {
  it('takes a bare host as it is', () => {
    expect(splitHost('acme.my.salesforce.com')).to.include({
      host: 'acme.my.salesforce.com',
      scheme: null,
      port: null,
      hasPath: false,
      hasUserInfo: false,
    });
  });

  it('takes a URL apart', () => {
    expect(splitHost('HTTPS://u:p@Acme.my.salesforce.com:8443/x?y#z')).to.deep.equal({
      hostname: 'acme.my.salesforce.com',
      host: 'acme.my.salesforce.com',
      scheme: 'https',
      port: '8443',
      hasUserInfo: true,
      hasPath: true,
      upperCase: true,
      trailingDot: false,
    });
  });

  it('keeps the port of a test org', () => {
    expect(splitHost('http://127.0.0.1:4711')?.host).to.equal('127.0.0.1:4711');
  });

  for (const text of ['', ' ', 'a b', 'acme..com', '-acme.com', 'acmé.com', 'a'.repeat(5) + '\u0000', 'http://']) {
    it(`takes ${JSON.stringify(text)} for no host`, () => {
      expect(splitHost(text)).to.equal(null);
    });
  }
});
