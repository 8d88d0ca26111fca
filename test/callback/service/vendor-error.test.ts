import { expect } from 'chai';
import {
  adviceFor,
  readVendorError,
  vendorErrorText,
  type VendorError,
} from '../../../src/callback/service/vendor-error.js';

const error = (changes: Partial<VendorError>): VendorError => ({
  status: 400,
  messageKey: null,
  message: null,
  name: null,
  ...changes,
});

describe('readVendorError', () => {
  it('takes the words of the service, and nothing else that it says', () => {
    const body = { messageKey: 'error.x', message: 'm'.repeat(400), name: 'Error', technical: 'secret', entity: {} };
    expect(readVendorError(422, body)).to.deep.equal({
      status: 422,
      messageKey: 'error.x',
      message: 'm'.repeat(300),
      name: 'Error',
    });
    expect(readVendorError(422, { name: '' }).name).to.equal(null);
    for (const none of [null, 'text', [], { message: 5, name: null }])
      expect(readVendorError(500, none)).to.deep.equal(error({ status: 500 }));
  });
});

describe('vendorErrorText', () => {
  for (const [given, text] of [
    [error({ messageKey: 'error.x', message: 'No.', name: 'n' }), 'HTTP 400, error.x: No.'],
    [error({ name: 'n' }), 'HTTP 400, n'],
    [error({ message: 'No.' }), 'HTTP 400: No.'],
    [error({ status: null, message: 'ECONNRESET' }), 'no answer: ECONNRESET'],
  ] as const) {
    it(`is ${text}`, () => expect(vendorErrorText(given)).to.equal(text));
  }
});

describe('adviceFor', () => {
  it('differs by what was answered, and by what may have happened', () => {
    const of = (status: number | null, sent: 'GET' | 'POST' = 'POST') => adviceFor(error({ status }), sent);
    const known = [400, 401, 403, 404, 429, 300].map((status) => of(status));
    const [unknownOutcome, later] = [of(500), of(500, 'GET')];
    expect(new Set([...known, unknownOutcome, later]).size).to.equal(known.length + 2);
    expect(of(399)).to.equal(of(300));
    expect(unknownOutcome).to.match(/registration was carried out isn't known/);
    for (const status of [null, 299, 402, 503]) {
      expect(of(status)).to.equal(unknownOutcome);
      expect(of(status, 'GET')).to.equal(later);
    }
    for (const status of [400, 302]) expect(of(status, 'GET')).to.equal(of(status));
  });
});
