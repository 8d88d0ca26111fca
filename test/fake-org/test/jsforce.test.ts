import { Connection } from '@jsforce/jsforce-node';
import { expect } from 'chai';
import { startFakeOrg, trouble, type FakeOrg } from '../index.js';
import { ADMIN, AUDITOR, fixture, INTEGRATION } from './fixture.js';

/** A client that nobody wrote for this server. */
describe('fake org: as jsforce sees it', () => {
  let fake: FakeOrg;
  const connect = (username = AUDITOR, version = '64.0'): Connection =>
    new Connection({ instanceUrl: fake.url, accessToken: fake.accessToken(username), version });

  before(async () => {
    fake = await startFakeOrg(fixture().org);
  });
  beforeEach(() => fake.reset());
  after(() => fake.close());

  it('queries, with parents', async () => {
    const { records, totalSize, done } = await connect().query<{ Username: string; Profile: { Name: string } }>(
      'SELECT Username, Profile.Name FROM User ORDER BY Username',
    );
    expect({ totalSize, done }).to.deep.equal({ totalSize: 3, done: true });
    expect(records.map(({ Username, Profile }) => [Username, Profile.Name])).to.deep.equal([
      [ADMIN, 'System Administrator'],
      [AUDITOR, 'Integrations (Fixture)'],
      [INTEGRATION, 'Integrations (Fixture)'],
    ]);
  });

  it('describes objects', async () => {
    const { fields, name } = await connect().describe('ExtlClntAppOauthPlcyCnfg');
    expect(name).to.equal('ExtlClntAppOauthPlcyCnfg');
    expect(fields.find((field) => field.name === 'ClientCredentialsFlowUser')?.type).to.equal('email');
    expect((await connect().describeGlobal()).sobjects.map((object) => object.name)).to.include('User');
  });

  it('queries Tooling', async () => {
    const { records } = await connect().tooling.query(
      "SELECT Name, Metadata FROM Profile WHERE Name = 'System Administrator'",
    );
    expect(records[0]).to.have.nested.property('Metadata.loginIpRanges');
  });

  it('lists and reads metadata; booleans that it has no schema for stay text, missing names have no fullName', async () => {
    const { metadata } = connect();
    const list = await metadata.list([{ type: 'ConnectedApp' }], '64.0');
    expect(list.map(({ fullName, type }) => [fullName, type])).to.deep.equal([['Order_Sync', 'ConnectedApp']]);
    const [missing, app] = (await metadata.read('ConnectedApp', ['Nope', 'Order_Sync'])) as unknown as Array<Record<
      string,
      unknown
    > | null>;
    expect(missing?.fullName ?? null).to.equal(null);
    expect(app).to.have.nested.property('oauthConfig.isClientCredentialEnabled', 'true');
    expect(app).to.have.nested.property('oauthConfig.oauthClientCredentialUser', INTEGRATION);
    expect(fake.stats.writes).to.be.empty;
  });

  it("gets Salesforce's own error codes", async () => {
    const codeOf = async (call: PromiseLike<unknown>): Promise<string> =>
      call.then(
        () => 'none',
        (error: unknown) => (error as { errorCode?: string }).errorCode ?? String(error),
      );
    expect(await codeOf(connect().query('SELECT Id FROM Nope'))).to.equal('INVALID_TYPE');
    expect(await codeOf(connect().query('SELECT Nope FROM User'))).to.equal('INVALID_FIELD');
    expect(await codeOf(connect(INTEGRATION).metadata.list([{ type: 'ConnectedApp' }]))).to.equal(
      'sf:INSUFFICIENT_ACCESS',
    );
    fake.inject({ match: /./, action: trouble.requestLimit() });
    expect(await codeOf(connect().query('SELECT Id FROM User'))).to.equal('REQUEST_LIMIT_EXCEEDED');
  });

  it('renews a session that has expired', async () => {
    const { accessToken, refreshToken } = fake.authFile(AUDITOR, { refreshToken: true });
    const connection = new Connection({
      oauth2: { loginUrl: fake.url, clientId: 'PlatformCLI', redirectUri: 'http://localhost' },
      instanceUrl: fake.url,
      accessToken: String(accessToken),
      refreshToken: String(refreshToken),
      version: '64.0',
    });
    fake.expireSessions();
    expect((await connection.query('SELECT Id FROM User')).totalSize).to.equal(3);
    expect(fake.requests.map(({ path, status }) => [path.split('/').at(-1), status])).to.deep.equal([
      ['query', 401],
      ['token', 200],
      ['query', 200],
    ]);
  });
});
