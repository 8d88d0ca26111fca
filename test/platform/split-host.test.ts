import { expect } from 'chai';
import { isShowable, splitHost } from '../../src/platform/split-host.js';
import { cpuMilliseconds } from '../support/cpu-time.js';

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

  it('drops one dot at the end', () => {
    expect(splitHost('acme.com.')).to.include({ hostname: 'acme.com', trailingDot: true, upperCase: false });
  });

  for (const host of ['[::1]', '[2001:db8::1]', 'a', 'httpd', 'acmehttp', `${'a.'.repeat(125)}com`]) {
    it(`takes ${host.slice(0, 20)} for a host`, () => {
      expect(splitHost(host)?.hostname).to.equal(host);
    });
  }

  it('keeps the port of a test org', () => {
    expect(splitHost('http://127.0.0.1:4711')?.host).to.equal('127.0.0.1:4711');
  });

  for (const text of [
    '',
    ' ',
    'a b',
    'acme..com',
    '-acme.com',
    'acmé.com',
    'a'.repeat(5) + '\u0000',
    'http://',
    'https',
    'a.'.repeat(126) + 'com',
  ]) {
    it(`takes ${JSON.stringify(text.slice(0, 20))} for no host`, () => {
      expect(splitHost(text)).to.equal(null);
    });
  }

  it('needs time in proportion to the text', () => {
    for (const text of [
      '@'.repeat(1_000_000),
      `${'a@'.repeat(500_000)} `,
      '-'.repeat(1_000_000),
      'a.'.repeat(500_000),
    ]) {
      expect(cpuMilliseconds(() => splitHost(text))).to.be.lessThan(1000);
    }
  });
});

describe('isShowable', () => {
  it('lets hosts be shown, with the longest names that an org can have', () => {
    for (const host of [
      'acme.my.salesforce.com',
      `${'a'.repeat(63)}.sandbox.my.salesforce.com`,
      'localhost',
      'a.example',
      `${'a.'.repeat(125)}com`,
    ])
      expect(isShowable(host), host).to.equal(true);
  });

  it('shows nothing that could be a key or a secret', () => {
    for (const host of [
      '9f1d0c6a7be24385',
      'passphrase',
      '3mvg9d8.z.hdcplvvsrsn3k.com',
      `${'a'.repeat(60)}.example`,
      'a.b.12345678',
      'a.1com',
      'a.com1',
      '!a.com',
      'a!.com',
      `${'a.'.repeat(126)}com`,
    ])
      expect(isShowable(host), host).to.equal(false);
  });
});
