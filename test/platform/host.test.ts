import { expect } from 'chai';
import { SUFFIX_FORMS } from '../../src/platform/host-forms.js';
import { classifyHost, type HostKind } from '../../src/platform/host.js';

type Row = [host: string, kind: HostKind, sandbox: boolean | null, myDomain: string | null];

/** `=` stands for the host itself. */
const table: Row[] = [
  // My Domain hosts: these answer the flow, and none may be refused.
  ['acme.my.salesforce.com', 'myDomain', false, '='],
  ['acme--uat.sandbox.my.salesforce.com', 'myDomain', true, '='],
  ['acme--uat.my.salesforce.com', 'myDomain', true, '='],
  ['acme-dev-ed.my.salesforce.com', 'myDomain', false, '='],
  ['acme-dev-ed.develop.my.salesforce.com', 'myDomain', false, '='],
  ['wise-badger-3ks8kg-dev-ed.trailblaze.my.salesforce.com', 'myDomain', false, '='],
  ['fun-fox.scratch.my.salesforce.com', 'myDomain', true, '='],
  ['acme.patch.my.salesforce.com', 'myDomain', null, '='],
  ['acme.demo.my.salesforce.com', 'myDomain', false, '='],
  ['acme.free.my.salesforce.com', 'myDomain', false, '='],
  ['acme.sfdctest.my.salesforce.com', 'myDomain', false, '='],
  ['acme.bt.my.salesforce.com', 'myDomain', false, '='],
  ['acme.my.salesforce.mil', 'myDomain', false, '='],
  ['acme--uat.sandbox.my.salesforce.mil', 'myDomain', true, '='],
  ['acme.my.sfcrmproducts.cn', 'myDomain', false, '='],
  ['acme--uat.sandbox.my.sfcrmproducts.cn', 'myDomain', true, '='],
  ['acme.my.sfcrmapps.cn', 'myDomain', false, '='],
  ['acme.my-salesforce.com', 'myDomain', false, '='],
  ['uat.acme.sandbox.my-salesforce.com', 'myDomain', true, '='],
  ['acme.test1.my.pc-rnd.salesforce.com', 'myDomain', null, '='],
  ['gs1.my.salesforce.com', 'myDomain', false, '='],
  // Forms that nobody has told of: nothing speaks against them.
  ['acme.unknown.my.salesforce.com', 'myDomain', null, '='],
  ['acme-dev-ed.my.localhost.sfdcdev.salesforce.com', 'myDomain', null, '='],
  ['uat.acme.sandbox.my.salesforce.com', 'myDomain', null, '='],
  ['uat.acme.sandbox.more.my-salesforce.com', 'myDomain', null, '='],
  ['uat.acme.other.my-salesforce.com', 'myDomain', null, '='],
  // Former My Domain hosts.
  ['acme--staging.cs92.my.salesforce.com', 'former', true, 'acme--staging.sandbox.my.salesforce.com'],
  ['acme--uat.usa123s.my.salesforce.com', 'former', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme.na1.my.salesforce.com', 'former', false, 'acme.my.salesforce.com'],
  ['acme.cs7.my.salesforce.com', 'former', true, null],
  ['acme.cloudforce.com', 'former', false, 'acme.my.salesforce.com'],
  ['acme--uat.cs82.cloudforce.com', 'former', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme--uat.cloudforce.mil', 'former', true, 'acme--uat.sandbox.my.salesforce.mil'],
  ['acme.database.com', 'former', null, null],
  // Login hosts.
  ['login.salesforce.com', 'login', false, null],
  ['test.salesforce.com', 'login', true, null],
  ['welcome.salesforce.com', 'login', null, null],
  ['login.salesforce.mil', 'login', false, null],
  ['test.sfcrmproducts.cn', 'login', true, null],
  ['login.database.com', 'login', false, null],
  ['test.database.com', 'login', true, null],
  ['www.login.database.com', 'login', false, null],
  // Instances.
  ['na1.salesforce.com', 'instance', false, null],
  ['eu45.salesforce.com', 'instance', false, null],
  ['cs42.salesforce.com', 'instance', true, null],
  ['usa123s.salesforce.com', 'instance', true, null],
  ['swe12.salesforce.com', 'instance', false, null],
  ['na1-api.salesforce.com', 'instance', false, null],
  ['emea.salesforce.com', 'instance', false, null],
  // Lightning.
  ['acme.lightning.force.com', 'lightning', false, 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.lightning.force.com', 'lightning', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme--uat.lightning.force.com', 'lightning', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme-dev-ed.develop.lightning.force.com', 'lightning', false, 'acme-dev-ed.develop.my.salesforce.com'],
  ['na44.lightning.force.com', 'lightning', false, null],
  ['acme.lightning.crmforce.mil', 'lightning', false, 'acme.my.salesforce.mil'],
  ['acme--uat.sandbox.lightning.crmforce.mil', 'lightning', true, 'acme--uat.sandbox.my.salesforce.mil'],
  ['acme.lightning.force.mil', 'lightning', false, 'acme.my.salesforce.mil'],
  ['acme.lightning.sfcrmapps.cn', 'lightning', false, 'acme.my.sfcrmproducts.cn'],
  ['acme--uat.sandbox.lightning.sfcrmapps.cn', 'lightning', true, 'acme--uat.sandbox.my.sfcrmproducts.cn'],
  ['acme.test1.lightning.pc-rnd.force.com', 'lightning', null, 'acme.test1.my.pc-rnd.salesforce.com'],
  ['uat.acme.sandbox.lightning.force.com', 'lightning', null, null],
  ['-acme.lightning.force.com', 'lightning', null, null],
  ['acme.my-lightning.com', 'lightning', false, 'acme.my-salesforce.com'],
  ['uat.acme.sandbox.my-lightning.com', 'lightning', true, 'uat.acme.sandbox.my-salesforce.com'],
  ['acme--c.container.lightning.com', 'lightning', false, 'acme.my.salesforce.com'],
  // Setup.
  ['acme.my.salesforce-setup.com', 'setup', false, 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.my.salesforce-setup.com', 'setup', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme.setup.sfcrmproducts.cn', 'setup', false, 'acme.my.sfcrmproducts.cn'],
  // Sites and Experience Cloud.
  ['acme.my.site.com', 'site', false, 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.my.site.com', 'site', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme.my.salesforce-sites.com', 'site', false, 'acme.my.salesforce.com'],
  ['acme.builder.salesforce-experience.com', 'site', false, 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.live-preview.salesforce-experience.com', 'site', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme.my.salesforce-scrt.com', 'site', false, 'acme.my.salesforce.com'],
  ['acme.experience.crmforce.mil', 'site', false, 'acme.my.salesforce.mil'],
  ['acme.sites.sfcrmapps.cn', 'site', false, 'acme.my.sfcrmproducts.cn'],
  ['shop.force.com', 'site', null, null],
  ['shop--c.force.com', 'site', null, null],
  ['login.force.com', 'site', null, null],
  ['shop.secure.force.com', 'site', null, null],
  ['uat-shop.cs42.force.com', 'site', null, null],
  ['d.la1-c1-ph2.salesforceliveagent.com', 'site', null, null],
  // Visualforce: the last part of the label is a package.
  ['acme--c.vf.force.com', 'visualforce', false, 'acme.my.salesforce.com'],
  ['acme--uat--c.sandbox.vf.force.com', 'visualforce', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme--c.eu45.visual.force.com', 'visualforce', false, 'acme.my.salesforce.com'],
  ['acme--uat--c.cs42.visual.force.com', 'visualforce', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme--pkg.visualforce.com', 'visualforce', false, 'acme.my.salesforce.com'],
  ['c.na1.visual.force.com', 'visualforce', null, null],
  ['acme--c.vf.force.mil', 'visualforce', false, 'acme.my.salesforce.mil'],
  // Content.
  ['acme.file.force.com', 'content', false, 'acme.my.salesforce.com'],
  ['acme--uat.sandbox.file.force.com', 'content', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['acme--c.documentforce.com', 'content', false, 'acme.my.salesforce.com'],
  ['acme--uat--c.documentforce.com', 'content', true, 'acme--uat.sandbox.my.salesforce.com'],
  ['c.na1.content.force.com', 'content', null, null],
  ['maps.a.forceusercontent.com', 'content', null, null],
  // Other hosts of Salesforce.
  ['acme.salesforce.com', 'other', null, 'acme.my.salesforce.com'],
  ['acme--uat.salesforce.com', 'other', null, 'acme--uat.sandbox.my.salesforce.com'],
  ['help.salesforce.com', 'other', null, null],
  ['emeas.salesforce.com', 'other', null, 'emeas.my.salesforce.com'],
  ['cemea.salesforce.com', 'other', null, 'cemea.my.salesforce.com'],
  ['acme.shop.salesforce.com', 'other', null, null],
  ['-acme.salesforce.com', 'other', null, null],
  ['my.acme.salesforce.com', 'other', null, null],
  ['my.salesforce.com', 'other', null, null],
  ['mc123.rest.marketingcloudapis.com', 'other', null, null],
  // A gateway's name behind the host.
  ['acme.my.salesforce.com.mcas.ms', 'proxied', false, 'acme.my.salesforce.com'],
  ['acme.lightning.force.com.mcas.ms', 'proxied', false, 'acme.my.salesforce.com'],
  // This machine, and what is not Salesforce's.
  ['127.0.0.1', 'loopback', null, null],
  ['localhost', 'loopback', null, null],
  ['acme.my.salesforce.com.example.org', 'notSalesforce', null, null],
  ['acme.example.mcas.ms', 'notSalesforce', null, null],
  ['evilsalesforce.com', 'notSalesforce', null, null],
  ['acme.my.sfcrmproducts.com', 'notSalesforce', null, null],
  ['login.acme.com', 'notSalesforce', null, null],
];

describe('classifyHost', () => {
  for (const [host, kind, sandbox, myDomain] of table) {
    it(`knows what ${host} is`, () => {
      const form = classifyHost(host);
      expect(form).to.include({ kind, sandbox, myDomain: myDomain === '=' ? host : myDomain });
    });
  }

  it('tells forms that are known from those that are only likely', () => {
    const unusual = table.flatMap(([host]) => (classifyHost(host).unusual ? [host] : []));
    expect(unusual).to.deep.equal([
      'gs1.my.salesforce.com',
      'acme.unknown.my.salesforce.com',
      'acme-dev-ed.my.localhost.sfdcdev.salesforce.com',
      'uat.acme.sandbox.my.salesforce.com',
      'uat.acme.sandbox.more.my-salesforce.com',
      'uat.acme.other.my-salesforce.com',
    ]);
  });

  it('knows no host that is longer than a name of the DNS', () => {
    const domain = '.my.salesforce.com';
    for (const [length, kind] of [
      [253, 'myDomain'],
      [254, 'notSalesforce'],
    ] as const)
      expect(classifyHost('a'.repeat(length - domain.length) + domain).kind, String(length)).to.equal(kind);
  });

  it('derives hosts that are My Domain hosts', () => {
    for (const [host] of table) {
      const { myDomain } = classifyHost(host);
      if (myDomain !== null) expect(classifyHost(myDomain), host).to.include({ kind: 'myDomain', myDomain });
    }
  });

  it('takes no host below a domain of Salesforce for another product', () => {
    for (const { suffix } of SUFFIX_FORMS) {
      for (const host of [suffix, `a.${suffix}`, `a--b.${suffix}`, `a.b.c.d.${suffix}`, `-.${suffix}`]) {
        expect(classifyHost(host).kind, host).to.not.equal('notSalesforce');
      }
    }
  });
});
