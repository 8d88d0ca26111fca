import { expect } from 'chai';
import { insteadOfKey } from '../../../../src/callback/key/peel/instead.js';
import { CLIENT_ID, CLIENT_SECRET, GOOD, HOST } from '../samples.js';

const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhY21lIn0.c2lnbmF0dXJl';
const ACCESS = '00D000000000001!AQ.f00.BaRxyzzy_1234567890';

describe('what is there in place of a key', () => {
  for (const [text, id] of [
    ['/tmp/callback.key', 'path-instead'],
    [`/${'ab/'.repeat(341)}`, 'path-instead'],
    [`/${'ab/'.repeat(342)}`, null],
    ['/tmp/"callback.key', null],
    ['/tmp/\ncallback.key', null],
    [`/${GOOD}`, null],
    ['http://sign.example/x', 'url-instead'],
    ['https://sign.example/x', 'url-instead'],
    ['see https://sign.example/x', null],
    ['https://sign.example/x and more', null],
    [`https://sign.example/${GOOD}`, null],
    [TOKEN, 'token-instead'],
    [`x${TOKEN}`, null],
    [`${TOKEN} x`, null],
    [ACCESS, 'token-instead'],
    [`x${ACCESS}`, null],
    [`${ACCESS} x`, null],
    [`${CLIENT_ID}:${CLIENT_SECRET}`, 'pair-instead'],
    [`${CLIENT_ID}:`, 'pair-instead'],
    [`${CLIENT_ID}: ${CLIENT_SECRET}`, null],
    [`x${CLIENT_ID}:${CLIENT_SECRET}`, null],
    [`${CLIENT_ID}!`, null],
    [`:${CLIENT_ID}`, null],
    ['user1:pass', null],
    ['MIIEowIBAAKCAQEA\nabcd', 'certificate-instead'],
    ['xMIIEowIBAAKCAQEA', null],
    ['MIIEowIBAAKCAQEA.', null],
    ['*'.repeat(99), 'reference-instead'],
    ['*'.repeat(100), null],
    [CLIENT_ID, 'client-id-instead'],
    [CLIENT_SECRET, 'client-secret-instead'],
    ['1234567890', 'client-secret-instead'],
    ['123456789', null],
    ['ENC[abc]', 'encrypted-instead'],
    [HOST, null],
    [GOOD, null],
  ] as const) {
    it(`is ${id ?? 'not known'}: ${text.slice(0, 40)}`, () => expect(insteadOfKey(text)?.id ?? null).to.equal(id));
  }
});
