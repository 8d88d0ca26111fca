import { expect } from 'chai';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { callerAs, errorOf, type Answer, type Caller } from './caller.js';
import { AUDITOR, fixture } from './fixture.js';

type Subreply = { httpStatusCode: number; referenceId: string; body: unknown };
const replies = ({ json }: Answer): Subreply[] => (json as { compositeResponse: Subreply[] }).compositeResponse;

describe('fake org: composite', () => {
  let fake: FakeOrg;
  let auditor: Caller;

  before(async () => {
    fake = await startFakeOrg(fixture().org);
    auditor = callerAs(fake, AUDITOR);
  });
  beforeEach(() => fake.reset());
  after(() => fake.close());

  const get = (referenceId: string, path: string): Record<string, string> => ({
    method: 'GET',
    referenceId,
    url: `/services/data/v64.0/${path}`,
  });
  const query = (referenceId: string, soql: string): Record<string, string> =>
    get(referenceId, `query?q=${encodeURIComponent(soql)}`);

  it('answers each subrequest on its own and counts as one call', async () => {
    const answer = await auditor.composite({
      compositeRequest: [
        query('users', 'SELECT Id FROM User'),
        query('bad', 'SELECT Id FROM Nope'),
        get('describe', 'sobjects/User/describe'),
      ],
    });
    expect(answer.status).to.equal(200);
    expect(replies(answer).map(({ referenceId, httpStatusCode }) => [referenceId, httpStatusCode])).to.deep.equal([
      ['users', 200],
      ['bad', 400],
      ['describe', 200],
    ]);
    expect(fake.stats).to.include({ apiCalls: 1, httpRequests: 1 });
    expect(fake.stats.writes).to.be.empty;
    expect(fake.requests[0]?.soql).to.deep.equal(['SELECT Id FROM User', 'SELECT Id FROM Nope']);
  });

  it('halts all with allOrNone when one fails', async () => {
    const answer = await auditor.composite({
      allOrNone: true,
      compositeRequest: [query('users', 'SELECT Id FROM User'), query('bad', 'SELECT Id FROM Nope')],
    });
    expect(replies(answer)[0]).to.have.nested.property('body[0].errorCode', 'PROCESSING_HALTED');
    expect(replies(answer)[1]).to.have.nested.property('body[0].errorCode', 'INVALID_TYPE');
  });

  it('replaces references to earlier answers', async () => {
    const answer = await auditor.composite({
      compositeRequest: [
        query('user', "SELECT Id FROM User WHERE Username LIKE 'orders%'"),
        get('logins', "query?q=SELECT+Id+FROM+LoginHistory+WHERE+UserId='@{user.records[0].Id}'"),
        get('none', "query?q=SELECT+Id+FROM+LoginHistory+WHERE+UserId='@{user.records[7].Id}'"),
      ],
    });
    expect(replies(answer)[1]).to.have.nested.property('body.totalSize', 2);
    expect(replies(answer)[2]).to.have.nested.property('body[0].errorCode', 'PROCESSING_HALTED');
  });

  it('takes 25 subrequests, 5 of them queries, and no more', async () => {
    const describes = Array.from({ length: 25 }, (_, n) => get(`d${n}`, 'sobjects/User/describe'));
    expect((await auditor.composite({ compositeRequest: describes })).status).to.equal(200);
    expect(
      errorOf(await auditor.composite({ compositeRequest: [...describes, get('more', 'sobjects/User/describe')] })),
    ).to.match(/^400 .*limit is 25/);
    const queries = Array.from({ length: 5 }, (_, n) => query(`q${n}`, 'SELECT Id FROM User'));
    expect((await auditor.composite({ compositeRequest: queries })).status).to.equal(200);
    expect(
      errorOf(await auditor.composite({ compositeRequest: [...queries, query('more', 'SELECT Id FROM User')] })),
    ).to.match(/^400 .*limit is 5/);
  });

  it('refuses what it cannot serve', async () => {
    const first = async (subrequest: Record<string, string>): Promise<Subreply | undefined> =>
      replies(await auditor.composite({ compositeRequest: [subrequest] }))[0];
    expect(await first(get('limits', 'limits'))).to.include({ httpStatusCode: 400 });
    expect(await first(get('tooling', 'tooling/query?q=SELECT+Id+FROM+Profile'))).to.include({ httpStatusCode: 400 });
    expect(await first({ ...get('other', ''), url: '/services/data/v60.0/query?q=SELECT+Id+FROM+User' })).to.include({
      httpStatusCode: 400,
    });
    expect(await first({ method: 'DELETE', referenceId: 'x', url: '/services/data/v64.0/sobjects/User/1' })).to.include(
      { httpStatusCode: 405 },
    );
    expect(fake.stats.writes).to.have.length(1);
    expect(
      errorOf(await auditor.composite({ compositeRequest: [get('a', 'sobjects'), get('a', 'sobjects')] })),
    ).to.match(/^400/);
    expect(errorOf(await auditor.composite({}))).to.match(/^400/);
    expect(errorOf(await auditor.send('POST', '/services/data/v64.0/composite', 'nonsense'))).to.match(
      /^400 JSON_PARSER_ERROR/,
    );
  });
});
