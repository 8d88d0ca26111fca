import { expect } from 'chai';
import { FatalOrgError, RequestFailure } from '../../../src/org/client/failure.js';
import { fieldNamesOf, jsonOf, pageOf, subPageOf, subRepliesOf } from '../../../src/org/client/rest.js';

const reply = (status: number, body: unknown, contentType = 'application/json') => ({
  status,
  contentType,
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

const failureOf = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('jsonOf', () => {
  const failures: Array<
    [name: string, status: number, body: unknown, reason: RequestFailure['reason'], message: RegExp]
  > = [
    [
      'a limit',
      403,
      [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }],
      'limit',
      /TotalRequests/,
    ],
    [
      'a missing right',
      403,
      [{ errorCode: 'INSUFFICIENT_ACCESS', message: 'no' }],
      'permission',
      /INSUFFICIENT_ACCESS/,
    ],
    ['a 403 of any name', 403, [{ errorCode: 'SOMETHING_NEW', message: 'no' }], 'permission', /SOMETHING_NEW/],
    [
      'an unknown object',
      400,
      [{ errorCode: 'INVALID_TYPE', message: "sObject type 'X' is not supported." }],
      'notSupported',
      /'X'/,
    ],
    ['an unknown column', 400, [{ errorCode: 'INVALID_FIELD', message: 'No such column' }], 'error', /No such column/],
    ['a server error', 503, 'Service Unavailable', 'error', /HTTP 503/],
    ['a redirect', 302, '', 'error', /HTTP 302/],
    ['a web page', 200, '<html><body>Maintenance</body></html>', 'error', /web page/],
    ['an empty body', 200, '', 'error', /empty body/],
    ['a cut body', 200, '{"totalSize":3,"done":tr', 'error', /cut off/],
  ];
  for (const [name, status, body, reason, message] of failures) {
    it(`names ${name}`, () => {
      const failure = failureOf(() => jsonOf(reply(status, body)));
      expect(failure).to.be.instanceOf(RequestFailure);
      expect((failure as RequestFailure).reason).to.equal(reason);
      expect((failure as RequestFailure).message).to.match(message);
    });
  }

  it('gives up on a retired version', () => {
    const body = [{ errorCode: 'UNSUPPORTED_API_VERSION', message: 'API version is retired' }];
    const error = failureOf(() => jsonOf(reply(410, body)));
    expect(error).to.be.instanceOf(FatalOrgError).with.property('kind', 'apiVersion');
  });
});

describe('shapes of replies', () => {
  const bad: unknown[] = [
    {},
    [],
    null,
    'text',
    { totalSize: 1, done: true },
    { totalSize: '1', done: true, records: [] },
    { totalSize: 1, done: true, records: [1] },
  ];
  for (const body of bad) {
    it(`${JSON.stringify(body)} is no page`, () => {
      expect(() => pageOf(body)).to.throw(RequestFailure, 'not a query result');
    });
  }

  it('reads a page', () => {
    const page = pageOf({ totalSize: 3, done: false, nextRecordsUrl: '/next', records: [{ Id: '1' }] });
    expect(page).to.deep.equal({ totalSize: 3, done: false, nextRecordsUrl: '/next', records: [{ Id: '1' }] });
  });

  it('reads the columns of a describe, all of them or none', () => {
    expect([...fieldNamesOf({ fields: [{ name: 'Id' }, { name: 'Name' }] })]).to.deep.equal(['Id', 'Name']);
    for (const body of [{}, { fields: 'Id' }, { fields: [{ name: 'Id' }, { label: 'no name' }] }, { fields: [null] }]) {
      expect(() => fieldNamesOf(body), JSON.stringify(body)).to.throw(RequestFailure);
    }
  });

  it('wants an answer for each subrequest', () => {
    const one = { referenceId: 'query0', httpStatusCode: 200, body: { totalSize: 0, done: true, records: [] } };
    expect(subPageOf(subRepliesOf({ compositeResponse: [one] }, ['query0']).get('query0')).records).to.deep.equal([]);
    expect(() => subRepliesOf({ compositeResponse: [one] }, ['query0', 'query1'])).to.throw(RequestFailure);
    expect(() => subRepliesOf({}, ['query0'])).to.throw(RequestFailure);
  });

  it('names the error of a subrequest', () => {
    const sub = { status: 400, body: [{ errorCode: 'INVALID_TYPE', message: 'no' }] };
    expect(() => subPageOf(sub)).to.throw(RequestFailure, 'INVALID_TYPE');
    expect(() => subPageOf({ status: 502, body: null })).to.throw(RequestFailure, 'HTTP 502');
  });
});
