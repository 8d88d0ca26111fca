import { expect } from 'chai';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { addLogin, addOauthToken } from '../builders/index.js';
import { callerAs, errorOf, pageOf, type Caller } from './caller.js';
import { ADMIN, AUDITOR, daysAgo, fixture } from './fixture.js';

describe('fake org: pages', () => {
  let fake: FakeOrg;
  let auditor: Caller;
  const LOGINS = 'SELECT Id FROM LoginHistory';

  before(async () => {
    const { org, admin, connectedApp } = fixture();
    for (let n = 0; n < 4498; n++) addLogin(org, { user: admin, at: daysAgo(n / 100) });
    for (let n = 0; n < 3000; n++) addOauthToken(org, admin, connectedApp, daysAgo(1));
    fake = await startFakeOrg(org);
    auditor = callerAs(fake, AUDITOR);
  });
  afterEach(() => {
    fake.org.options.cutOffs = {};
    fake.org.options.maxPageSize = 2000;
  });
  after(() => fake.close());

  const sizes = async (
    caller: Caller,
    soql: string,
    headers: Record<string, string> = {},
  ): Promise<{ sizes: number[]; total: number; ids: Set<unknown> }> => {
    let page = pageOf(await caller.get(`/services/data/v64.0/query?q=${encodeURIComponent(soql)}`, headers));
    const pages = [page];
    while (page.nextRecordsUrl !== undefined) {
      expect(page.done).to.equal(false);
      page = pageOf(await caller.get(page.nextRecordsUrl));
      pages.push(page);
    }
    expect(page.done).to.equal(true);
    const records = pages.flatMap((each) => each.records);
    return {
      sizes: pages.map((each) => each.records.length),
      total: page.totalSize,
      ids: new Set(records.map(({ Id }) => Id)),
    };
  };

  it('come with at most 2,000 rows', async () => {
    const result = await sizes(auditor, LOGINS);
    expect(result.sizes).to.deep.equal([2000, 2000, 500]);
    expect(result.total).to.equal(4500);
    expect(result.ids.size).to.equal(4500);
  });

  it('heed the batch size within 200 and 2,000', async () => {
    const first = async (batchSize: number): Promise<number | undefined> =>
      (await sizes(auditor, LOGINS, { 'Sforce-Query-Options': `batchSize=${batchSize}` })).sizes[0];
    expect(await first(900)).to.equal(900);
    expect(await first(5)).to.equal(200);
    expect(await first(9000)).to.equal(2000);
  });

  it('may be smaller than what was asked for', async () => {
    fake.org.options.maxPageSize = 1500;
    expect((await sizes(auditor, LOGINS)).sizes).to.deep.equal([1500, 1500, 1500]);
  });

  it('can stop before the end, and only totalSize tells', async () => {
    fake.org.options.cutOffs = { LoginHistory: 2500 };
    const result = await sizes(auditor, LOGINS);
    expect(result.sizes).to.deep.equal([2000, 500]);
    expect(result.total).to.equal(4500);
  });

  it('of OauthToken hold 500 rows and stop at 2,500', async () => {
    const admin = callerAs(fake, ADMIN);
    const result = await sizes(admin, 'SELECT UserId FROM OauthToken');
    expect(result.sizes).to.deep.equal([500, 500, 500, 500, 500]);
    expect(result.total).to.equal(3000);
    expect((await sizes(admin, 'SELECT UserId FROM OauthToken LIMIT 2500 OFFSET 2500')).sizes).to.deep.equal([500]);
    expect(pageOf(await auditor.soql('SELECT UserId FROM OauthToken')).totalSize).to.equal(0);
  });

  it('belong to the user who asked, and to no made-up locator', async () => {
    const { nextRecordsUrl = '' } = pageOf(await auditor.soql(LOGINS));
    expect(errorOf(await callerAs(fake, ADMIN).get(nextRecordsUrl))).to.equal(
      '400 INVALID_QUERY_LOCATOR: invalid query locator',
    );
    expect(errorOf(await auditor.get('/services/data/v64.0/query/01gNothing-2000'))).to.match(/INVALID_QUERY_LOCATOR/);
  });
});
