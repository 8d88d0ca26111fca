import { expect } from 'chai';
import { createClient, type OrgClient } from '../../../src/org/client/client.js';
import { rowsBy, type Query } from '../../../src/org/client/query.js';
import { startFakeOrg, type FakeOrg } from '../../fake-org/index.js';
import { connectionTo } from '../../support/org-connection.js';
import { ADMIN, smallOrg } from '../small-org.js';

const ids = (soql: string): Query<string[]> => ({ soql: [soql], fold: rowsBy((row) => row.need.id('Id')) });

describe('queries and resources in one call', () => {
  let fake: FakeOrg;
  let client: OrgClient;

  beforeEach(async () => {
    fake = await startFakeOrg(smallOrg());
    client = createClient(connectionTo(fake, ADMIN), () => {});
  });
  afterEach(async () => {
    await client.close();
    await fake.close();
  });

  it('cost one call, and none takes the others down', async () => {
    const { answers, resources } = await client.queryWith<[string[], string[]]>(
      ['sobjects/User/describe', 'sobjects/Nonsense/describe'],
      ids('SELECT Id FROM User'),
      ids('SELECT Id FROM Nonsense'),
    );
    expect(answers[0].result).to.not.be.empty;
    expect(answers[1].failure?.code).to.equal('INVALID_TYPE');
    expect(resources[0]).to.have.nested.property('value.name', 'User');
    expect(resources[1]).to.have.nested.property('failure.reason', 'notSupported');
    expect(client.apiCalls()).to.equal(1);
  });

  it('do with resources alone, and with one', async () => {
    const { resources } = await client.queryWith<[]>(['sobjects/User/describe']);
    expect(resources).to.have.length(1);
    expect(resources[0]).to.have.nested.property('value.name', 'User');
  });

  it('keep resources with the first five of more queries', async () => {
    const six = Array.from({ length: 6 }, () => ids('SELECT Id FROM Organization'));
    const { answers, resources } = await client.queryWith<string[][]>(['sobjects/User/describe'], ...six);
    expect(answers.map(({ result }) => result.length)).to.deep.equal([1, 1, 1, 1, 1, 1]);
    expect(resources).to.have.length(1);
    expect(client.apiCalls()).to.equal(2);
  });

  it('tell the clock of the org', async () => {
    expect(client.clockOffsetMs()).to.equal(null);
    await client.query<[string[]]>(ids('SELECT Id FROM Organization'));
    expect(client.clockOffsetMs()).to.be.within(-5_000, 5_000);
  });
});
