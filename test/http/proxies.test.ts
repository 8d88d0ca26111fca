import { expect } from 'chai';
import { proxiesOf } from '../../src/http/proxies.js';

describe('the proxies of the environment', () => {
  const good: Array<[env: NodeJS.ProcessEnv, http: string | undefined, https: string | undefined]> = [
    [{}, undefined, undefined],
    [{ http_proxy: '', HTTPS_PROXY: '' }, '', ''],
    [{ HTTP_PROXY: 'proxy.corp:8080' }, 'http://proxy.corp:8080/', undefined],
    [{ https_proxy: '10.0.0.1:3128' }, undefined, 'http://10.0.0.1:3128/'],
    [{ https_proxy: 'proxy' }, undefined, 'http://proxy/'],
    [{ https_proxy: '[::1]:3128' }, undefined, 'http://[::1]:3128/'],
    [{ https_proxy: 'user:pass@proxy.corp:8080' }, undefined, 'http://user:pass@proxy.corp:8080/'],
    [{ https_proxy: 'https://proxy.corp', HTTPS_PROXY: 'http://other' }, undefined, 'https://proxy.corp/'],
    [{ http_proxy: '', HTTP_PROXY: 'proxy.corp:8080' }, '', undefined],
    [{ HTTPS_PROXY: ' http://proxy.corp:8080\n' }, undefined, 'http://proxy.corp:8080/'],
    [{ HTTPS_PROXY: 'socks5://proxy.corp:1080' }, undefined, 'socks5://proxy.corp:1080'],
  ];
  for (const [env, httpProxy, httpsProxy] of good) {
    it(`are as curl takes ${JSON.stringify(env)}`, () =>
      expect(proxiesOf(env)).to.deep.equal({ httpProxy, httpsProxy }));
  }

  const bad = [
    'http://user:PASSWORD@',
    'http://user:PASSWORD',
    'http://[::1',
    ' ',
    'http://',
    'http://user:PASSWORD%@proxy.corp',
    'http://user:PASSWORD@pro xy.corp:8080',
    'proxy.corp:PASSWORD',
    'proxy.corp:80800',
    'ftp://user:PASSWORD@proxy.corp',
    'user:PASSWORD@',
  ];
  for (const value of bad) {
    for (const name of ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY']) {
      it(`name ${name} and not its value ${JSON.stringify(value)}`, () => {
        let error: unknown;
        try {
          proxiesOf({ [name]: value });
        } catch (thrown) {
          error = thrown;
        }
        expect(error).to.be.instanceOf(Error).with.property('message').that.includes(` ${name} `);
        expect(JSON.stringify(error) + String((error as Error).stack))
          .to.not.include('PASSWORD')
          .and.not.include('::1');
      });
    }
  }
});
