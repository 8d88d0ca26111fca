import { expect } from 'chai';
import { startFakeOrg, trouble, type FakeOrg, type FaultAction, type LoggedRequest } from '../index.js';
import { callerAs, errorOf, pageOf, type Answer, type Caller } from './caller.js';
import { AUDITOR, fixture } from './fixture.js';

const USERS = 'SELECT Id, Username FROM User';

/** What fetch makes of a broken connection. */
const failure = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? `${error.message} ${String(error.cause)}` : String(error)),
  );

describe('fake org: trouble', () => {
  let fake: FakeOrg;
  let auditor: Caller;

  beforeEach(async () => {
    fake = await startFakeOrg(fixture().org);
    auditor = callerAs(fake, AUDITOR);
  });
  afterEach(() => fake.close());

  const replies: Array<[name: string, action: FaultAction, status: number, text: RegExp]> = [
    ['html', trouble.html(), 200, /^<!DOCTYPE html>/],
    ['emptyObject', trouble.emptyObject(), 200, /^\{\}$/],
    ['emptyBody', trouble.emptyBody(), 200, /^$/],
    ['requestLimit', trouble.requestLimit(), 403, /REQUEST_LIMIT_EXCEEDED/],
    ['serverError', trouble.serverError(), 500, /UNKNOWN_EXCEPTION/],
    ['badGateway', trouble.badGateway(), 502, /Bad Gateway/],
    ['edgeNotFound', trouble.edgeNotFound(), 420, /^$/],
    ['error', trouble.error(400, 'QUERY_TIMEOUT', 'Too long'), 400, /QUERY_TIMEOUT/],
    ['soapFault', trouble.soapFault('UNKNOWN_EXCEPTION', 'x'), 500, /<faultcode>sf:UNKNOWN_EXCEPTION</],
  ];
  for (const [name, action, status, text] of replies) {
    it(`replies as told: ${name}`, async () => {
      fake.inject({ match: /FROM User/, action });
      const answer = await auditor.soql(USERS);
      expect(answer.status).to.equal(status);
      expect(answer.text).to.match(text);
      expect(fake.requests[0]).to.include({ status, billed: false });
      expect((await auditor.soql('SELECT Id FROM Profile')).status, 'others are spared').to.equal(200);
    });
  }

  it('says when to come back', async () => {
    fake.inject({ match: /./, times: 1, action: trouble.unavailable(7) });
    fake.inject({ match: /./, times: 2, action: trouble.tooManyRequests(3) });
    const answers: Answer[] = [
      await auditor.soql(USERS),
      await auditor.soql(USERS),
      await auditor.soql(USERS),
      await auditor.soql(USERS),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('retry-after')])).to.deep.equal([
      [503, '7'],
      [429, '3'],
      [429, '3'],
      [200, null],
    ]);
  });

  it('strikes after some requests and so many times, by function or pattern', async () => {
    fake.inject({
      match: ({ soql }) => soql.some((text) => text.includes('User')),
      after: 1,
      times: 1,
      action: trouble.emptyObject(),
    });
    const empty: boolean[] = [];
    for (let n = 0; n < 3; n++) empty.push((await auditor.soql(USERS)).text === '{}');
    expect(empty).to.deep.equal([false, true, false]);
  });

  it('resets before the reply', async () => {
    fake.inject({ match: /./, action: trouble.reset() });
    expect(await failure(auditor.soql(USERS))).to.match(/other side closed|ECONNRESET|socket hang up/);
  });

  for (const [name, action] of [
    ['with its length announced', trouble.cut()],
    ['chunked', trouble.chunkedCut()],
  ] as const) {
    it(`cuts a body in the middle, ${name}`, async () => {
      fake.inject({ match: /./, action });
      const response = await fetch(`${fake.url}/services/data/v64.0/query?q=${encodeURIComponent(USERS)}`, {
        headers: { authorization: `Bearer ${fake.accessToken(AUDITOR)}` },
      });
      expect(response.status).to.equal(200);
      expect(response.headers.has('content-length')).to.equal(name !== 'chunked');
      expect(await failure(response.text())).to.match(/terminated|aborted/);
    });
  }

  for (const action of [trouble.stall(), trouble.stallMidBody()]) {
    it(`stalls ${'when' in action ? action.when : ''} until the caller gives up`, async () => {
      fake.inject({ match: /./, action });
      const headers = { authorization: `Bearer ${fake.accessToken(AUDITOR)}` };
      const call = fetch(`${fake.url}/services/data/v64.0/sobjects`, { headers, signal: AbortSignal.timeout(80) }).then(
        (response) => response.text(),
      );
      expect(await failure(call)).to.match(/timeout|aborted/i);
    });
  }

  it('ends sessions in the middle of a run', async () => {
    fake.inject({ match: /./, after: 2, times: 1, action: trouble.expireSessions() });
    expect((await auditor.soql(USERS)).status).to.equal(200);
    expect(
      (await auditor.soap('<listMetadata><queries><type>ConnectedApp</type></queries></listMetadata>')).status,
    ).to.equal(200);
    expect(errorOf(await auditor.soql(USERS))).to.equal('401 INVALID_SESSION_ID: Session expired or invalid');
    expect(
      (await auditor.soap('<listMetadata><queries><type>ConnectedApp</type></queries></listMetadata>')).text,
    ).to.include('sf:INVALID_SESSION_ID');
    expect((await callerAs(fake, AUDITOR).soql(USERS)).status, 'a new token works').to.equal(200);
  });

  it('uses up the daily allocation, in the form of each API', async () => {
    fake.org.options.dailyApiRequests = 1;
    expect((await auditor.soql(USERS)).headers.get('sforce-limit-info')).to.equal('api-usage=1/1');
    expect(errorOf(await auditor.soql(USERS))).to.equal('403 REQUEST_LIMIT_EXCEEDED: TotalRequests Limit exceeded.');
    const soap = await auditor.soap('<describeMetadata/>');
    expect(soap.status).to.equal(500);
    expect(soap.text).to.include('sf:REQUEST_LIMIT_EXCEEDED');
    expect(fake.stats.apiCalls).to.equal(1);
  });

  it('meters calls, chains and concurrency', async () => {
    fake.latency = 30;
    await fetch(`${fake.url}/services/data`);
    // Whatever else the machine does, none of the three ends before all of them have begun.
    let begun = 0;
    const { promise: all, resolve } = Promise.withResolvers<void>();
    const match = ({ soql }: LoggedRequest): boolean => {
      begun += soql.length;
      if (begun === 3) resolve();
      return soql.length > 0;
    };
    fake.inject({ match, action: { kind: 'hold', until: all } });
    await Promise.all([auditor.soql(USERS), auditor.soql(USERS), auditor.soql('SELECT Id FROM Profile')]);
    await auditor.soap('<listMetadata><queries><type>ConnectedApp</type></queries></listMetadata>');
    expect(fake.stats).to.include({ apiCalls: 4, httpRequests: 5, roundTrips: 3, maxConcurrency: 3 });
    expect(fake.requests[4]).to.deep.include({
      method: 'POST',
      operation: 'listMetadata',
      types: ['ConnectedApp'],
      status: 200,
      write: false,
    });
    const [first] = fake.requests;
    expect((first?.endedAt ?? 0) - (first?.startedAt ?? 0)).to.be.greaterThan(28);
  });

  it('names everything that could write', async () => {
    const soap = '<deploy><ZipFile/></deploy>';
    await auditor.soap(soap);
    await auditor.send('PATCH', '/services/data/v64.0/sobjects/User/1', '{}');
    await auditor.composite({
      compositeRequest: [{ method: 'POST', url: '/services/data/v64.0/sobjects/User', referenceId: 'a', body: {} }],
    });
    await auditor.soap('<readMetadata><type>ConnectedApp</type><fullNames>Order_Sync</fullNames></readMetadata>');
    await auditor.soql(USERS);
    expect(fake.stats.writes.map(({ method, path, operation }) => `${method} ${operation ?? path}`)).to.deep.equal([
      'POST deploy',
      'PATCH /services/data/v64.0/sobjects/User/1',
      'POST /services/data/v64.0/composite',
    ]);
    expect(fake.requests[3]).to.deep.include({ names: ['Order_Sync'], types: ['ConnectedApp'] });
  });

  it('starts afresh after a reset, with the data as it is then', async () => {
    fake.inject({ match: /./, action: trouble.html() });
    await auditor.soql(USERS);
    fake.org.users.pop();
    fake.reset();
    expect(pageOf(await auditor.soql(USERS)).totalSize).to.equal(2);
    expect(fake.stats.httpRequests).to.equal(1);
  });
});
