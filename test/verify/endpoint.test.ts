import { expect } from 'chai';
import { isEndpoint } from '../../src/verify/endpoint.js';

describe('what can be an endpoint', () => {
  for (const text of [
    '/services/apexrest/sign',
    '/x',
    'https://acme.my.salesforce.com/services/apexrest/sign',
    'http://127.0.0.1:8080/services/apexrest/x',
  ]) {
    it(`is ${text}`, () => expect(isEndpoint(text)).to.equal(true));
  }
  for (const text of [
    '',
    'services/apexrest/x',
    '//acme.example/x',
    'http://acme.my.salesforce.com/x',
    'ftp://acme.example/x',
    'https://',
    'https://me:secret@acme.example/x',
    '/a b',
    'javascript:alert(1)',
  ]) {
    it(`is not ${JSON.stringify(text)}`, () => expect(isEndpoint(text)).to.equal(false));
  }
});
