import { expect } from 'chai';
import { isPlaceholder, isPlaceholderHost } from '../../../../src/callback/key/inspect/placeholder.js';
import { CLIENT_ID, CLIENT_SECRET, HOST } from '../samples.js';

describe('the place for a value', () => {
  for (const text of [
    ' $SECRET\n',
    '${SECRET}',
    'x${SECRET}y',
    '{{ secret }}',
    'vault://kv/sign',
    'process.env.SECRET',
    '****',
    '3MVG9...',
    'yourClientId',
    'YOUR_CLIENT_SECRET',
    '-your-secret-',
    'the secret of the OAuth2 app',
    'insert the client id of the connected app for the callback service of the org here',
    `your ${'client secret '.repeat(20)}`,
    'todo',
    '"TODO".',
    '(none)',
    '..',
    '-- hidden --',
    '|redacted|',
    '~masked',
    'masked~',
  ]) {
    it(`is ${text}`, () => expect(isPlaceholder(text)).to.equal(true));
  }

  for (const text of [
    '',
    ' ',
    '()',
    HOST,
    CLIENT_ID,
    CLIENT_SECRET,
    'app',
    'client_id_1',
    'sign-secret',
    'oauth3 secret',
    'prehidden',
    'hiddenly',
    'a hidden value',
    `${'x'.repeat(4096)}y`,
  ]) {
    it(`is not ${JSON.stringify(text.slice(0, 20))}`, () => expect(isPlaceholder(text)).to.equal(false));
  }

  for (const [host, is] of [
    ['yourdomain.my.salesforce.com', true],
    ['mydomain--sandbox.sandbox.my.salesforce.com', true],
    ['domain.my.salesforce.com', true],
    ['api.example.com', true],
    ['example.org', true],
    ['your.domain', true],
    [HOST, false],
    ['domains.my.salesforce.com', false],
    ['acme.domain.com', false],
    ['counterexample.com', false],
    ['example.com.my.salesforce.com', false],
  ] as const) {
    it(`is ${is ? '' : 'not '}the host ${host}`, () => expect(isPlaceholderHost(host)).to.equal(is));
  }
});
