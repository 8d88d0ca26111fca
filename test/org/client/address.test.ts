import { expect } from 'chai';
import { addressAt } from '../../../src/org/client/address.js';
import { RequestFailure } from '../../../src/org/client/failure.js';

const ORG = 'https://acme.my.salesforce.com';

describe('addresses that a reply names', () => {
  for (const reference of [
    '/services/data/v64.0/query/01g-2000',
    `${ORG}/services/data/v64.0/query/01g-2000`,
    '/services/data/v64.0/query?q=SELECT+Id',
  ]) {
    it(`${reference} is one of the org`, () => {
      expect(addressAt(ORG, reference).origin).to.equal(ORG);
    });
  }

  for (const reference of [
    '7/services/data',
    '.evil.example/services/x',
    '@evil.example/services/x',
    ':8443/services/x',
    '//evil.example/services/x',
    '\\\\evil.example/services/x',
    'https://evil.example/services/x',
    'https://acme.my.salesforce.com:444/services/x',
    'http://acme.my.salesforce.com/services/x',
    'https://user@acme.my.salesforce.com/services/x',
    '/services/../secur/frontdoor.jsp',
    '/secur/frontdoor.jsp',
    'javascript:alert(1)',
    '',
    'https://[',
  ]) {
    it(`${JSON.stringify(reference)} is none, and gets no token`, () => {
      expect(() => addressAt(ORG, reference)).to.throw(RequestFailure, 'not one of');
    });
  }
});
