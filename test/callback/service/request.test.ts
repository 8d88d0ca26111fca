import { expect } from 'chai';
import { oneSpanSign } from '../../../src/callback/profiles/onespan-sign.js';
import {
  checkEvents,
  checkPairing,
  endpointUrl,
  redactedRequest,
  serviceResource,
} from '../../../src/callback/service/request.js';

const HOST = 'acme.my.salesforce.com';
const PATH = '/services/apexrest/sign';

describe('serviceResource', () => {
  for (const [given, message] of [
    ['nothing', /isn't a URL/],
    ['ftp://sign.example', /isn't a URL/],
    ['xhttps://sign.example', /isn't a URL/],
    ['httpsx://sign.example', /isn't a URL/],
    ['https://me@sign.example', /^The URL .* sign\.example, holds a user name/],
    ['https://:secret@sign.example', /^The URL .* sign\.example, holds a user name/],
    ['http://sign.example', /sign\.example must be called with https/],
    ['https://sign.example?x=1', /has a query or a fragment/],
    ['https://sign.example#x', /has a query or a fragment/],
  ] as const) {
    it(`refuses ${given}`, () => expect(() => serviceResource(given, oneSpanSign)).to.throw(message));
  }

  it('takes a service of this machine without https', () => {
    expect(serviceResource('http://127.0.0.1:8080', oneSpanSign).host).to.equal('127.0.0.1:8080');
  });
});

describe('endpointUrl', () => {
  for (const [endpoint, host, url] of [
    [PATH, HOST, `https://${HOST}${PATH}`],
    [`https://${HOST}${PATH}?x=1`, HOST, `https://${HOST}${PATH}?x=1`],
    [PATH, '127.0.0.1:4711', `http://127.0.0.1:4711${PATH}`],
  ] as const) {
    it(`is ${url} for ${endpoint}`, () => expect(endpointUrl(endpoint, host)).to.equal(url));
  }

  for (const [endpoint, message] of [
    ['services/apexrest/sign', /neither a path nor a URL/],
    [`http://${HOST}${PATH}`, /must be called with https/],
    [`https://me:secret@${HOST}${PATH}`, /^The endpoint on acme\.my\.salesforce\.com holds a user name/],
    [`https://other.example${PATH}`, /is on other\.example, and .* is acme\.my\.salesforce\.com/],
    ['//other.example/services/apexrest/sign', /isn't an Apex REST resource/],
    ['/services/apexrest/', /isn't an Apex REST resource: \/services\/apexrest\//],
    ['/x/services/apexrest/sign', /isn't an Apex REST resource/],
    ['/services/data', /isn't an Apex REST resource/],
    [`${PATH}#x`, /has a fragment/],
  ] as const) {
    it(`refuses ${endpoint}`, () => expect(() => endpointUrl(endpoint, HOST)).to.throw(message));
  }
});

describe('checkEvents', () => {
  it('gives each event once, as the profile spells it and in its order', () => {
    expect(checkEvents([' signer_complete', 'PACKAGE_CREATE ', 'SIGNER_COMPLETE'], oneSpanSign)).to.deep.equal([
      'PACKAGE_CREATE',
      'SIGNER_COMPLETE',
    ]);
  });

  it('names those that there are not, and what may be meant', () => {
    expect(() => checkEvents(['PACKAGE_CREAT', 'PACKAGE_CREATE', 'OTHER'], oneSpanSign)).to.throw(
      /no event PACKAGE_CREAT, OTHER in the profile onespan-sign\. Events like it: PACKAGE_CREATE/,
    );
    expect(() => checkEvents(['SIGNER'], oneSpanSign)).to.throw(/Events like it: SIGNER_COMPLETE, SIGNER_LOCKED\.$/);
    expect(() => checkEvents(['XYZXYZXYZ', 'ABCABCABC'], oneSpanSign)).to.throw(
      /no event XYZXYZXYZ, ABCABCABC in the profile onespan-sign\.?$/,
    );
  });
});

describe('checkPairing', () => {
  const production = new URL('https://apps.esignlive.com');

  it('keeps a sandbox from the service of production', () => {
    expect(() => checkPairing(production, oneSpanSign, { sandbox: true })).to.throw(
      /for production, and the org is a sandbox/,
    );
    expect(checkPairing(production, oneSpanSign, { sandbox: false })).to.equal(null);
  });
});

describe('redactedRequest', () => {
  it('shows all of a request but its secrets', () => {
    const body = { url: `https://${HOST}${PATH}`, events: ['PACKAGE_CREATE'] };
    const resource = serviceResource('https://apps.esignlive.com', oneSpanSign);
    expect(redactedRequest(resource, { ...oneSpanSign, authorization: 'Bearer' }, body)).to.deep.equal({
      method: 'POST',
      url: resource.href,
      headers: { authorization: 'Bearer (redacted)', 'content-type': 'application/json', accept: 'application/json' },
      body: { ...body, key: '(redacted)' },
    });
  });
});
