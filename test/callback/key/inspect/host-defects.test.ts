import { expect } from 'chai';
import { formatHost, inspectHost } from '../../../../src/callback/key/inspect/host-defects.js';
import { HOST } from '../samples.js';

describe('the host of a key', () => {
  for (const [host, format, formatted] of [
    [HOST, 'bare', HOST],
    [HOST, 'url', `https://${HOST}`],
    ['127.0.0.1:8080', 'bare', '127.0.0.1:8080'],
    ['127.0.0.1:8080', 'url', 'http://127.0.0.1:8080'],
    ['localhost', 'url', 'http://localhost'],
    ['[::1]:8080', 'url', 'http://[::1]:8080'],
  ] as const) {
    it(`stands in a key as ${formatted}`, () => expect(formatHost(host, format)).to.equal(formatted));
  }

  for (const [value, trusted, ...defects] of [
    ['http://127.0.0.1:8080', '127.0.0.1:8080', ['host-scheme', 'http']],
    ['127.0.0.1:8081', '127.0.0.1:8080', ['host-loopback', '127.0.0.1']],
    [`http://${HOST}`, null, ['host-scheme', 'http'], ['host-not-https', 'http']],
    [`${HOST}:443`, null, ['host-port', '443']],
    ['yourdomain.my.salesforce.com', null, ['value-placeholder', 'host']],
    ['na1.salesforce.com', null, ['host-instance', 'na1.salesforce.com']],
    ['<host>', null],
    ['no host!', null, ['host-not-a-host']],
  ] as Array<[string, string | null, ...string[][]]>) {
    it(`tells what is wrong with ${value}`, () =>
      expect(inspectHost(value, 'bare', trusted).defects.map(({ id, tokens }) => [id, ...tokens])).to.deep.equal(
        defects,
      ));
  }
});
