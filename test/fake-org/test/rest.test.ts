import { expect } from 'chai';
import { addUser, assign } from '../builders/index.js';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { callerAs, callerWith, errorOf, pageOf, type Caller } from './caller.js';
import { ADMIN, AUDITOR, fixture, INTEGRATION } from './fixture.js';

type Described = {
  fields: Array<{
    name: string;
    type: string;
    filterable: boolean;
    referenceTo: string[];
    relationshipName: string | null;
  }>;
};

describe('fake org: REST', () => {
  let fake: FakeOrg;
  let auditor: Caller;

  before(async () => {
    fake = await startFakeOrg(fixture({ missingColumns: ['PermissionSetAssignment.IsActive'] }).org);
    auditor = callerAs(fake, AUDITOR);
  });
  after(() => fake.close());

  const columns = async (object: string, version = 64): Promise<string[]> => {
    const { status, json } = await auditor.get(`/services/data/v${version}.0/sobjects/${object}/describe`);
    expect(status).to.equal(200);
    return (json as Described).fields.map(({ name }) => name);
  };

  it('lists versions to anybody, also below two slashes', async () => {
    const { status, json } = await callerWith(fake, 'nobody').get('//services/data');
    expect(status).to.equal(200);
    expect(json).to.deep.include({ label: "Summer '26", url: '/services/data/v67.0', version: '67.0' });
    expect(json).to.deep.include({ label: "Winter '27", url: '/services/data/v68.0', version: '68.0' });
  });

  it('knows retired versions and those that are not out yet', async () => {
    expect((await auditor.get('/services/data/v30.0/limits')).status).to.equal(410);
    expect(errorOf(await auditor.get('/services/data/v69.0/limits'))).to.equal(
      '404 NOT_FOUND: The requested resource does not exist',
    );
  });

  it('lets only living sessions with a fitting scope in', async () => {
    const path = '/services/data/v64.0/limits';
    const answer = async (token: string): Promise<string> => errorOf(await callerWith(fake, token).get(path));
    expect(await answer('00Dnonsense')).to.equal('401 INVALID_SESSION_ID: Session expired or invalid');
    expect(await answer(fake.accessToken(AUDITOR, { expired: true }))).to.equal(
      '401 INVALID_SESSION_ID: Session expired or invalid',
    );
    expect(await answer(fake.accessToken(AUDITOR, { scopes: ['id', 'wave_api'] }))).to.equal(
      '401 INVALID_SESSION_ID: This session is not valid for use with the REST API',
    );
    expect((await auditor.get(path)).status).to.equal(200);
  });

  it('tells limits and usage with every reply', async () => {
    fake.reset();
    const { headers, json } = await auditor.get('/services/data/v64.0/limits');
    expect(headers.get('sforce-limit-info')).to.equal('api-usage=1/100000');
    expect(json).to.have.nested.property('DailyApiRequests.Max', 100_000);
    expect((await auditor.soql('SELECT Id FROM User')).headers.get('sforce-limit-info')).to.equal('api-usage=2/100000');
  });

  it('describes objects with what a client needs to build a query', async () => {
    const { json } = await auditor.get('/services/data/v64.0/sobjects/User/describe');
    const field = (json as Described).fields.find(({ name }) => name === 'ProfileId');
    expect(field).to.include({ type: 'reference', relationshipName: 'Profile', filterable: true });
    expect(field?.referenceTo).to.deep.equal(['Profile']);
    expect(json).to.include({ name: 'User', keyPrefix: '005', queryable: true });
  });

  it('has the columns of the version and of the org', async () => {
    expect(await columns('PermissionSet', 67))
      .to.include('PermissionsModifyAllData')
      .and.not.include('PermissionsUseAnyApiAuth');
    expect(await columns('PermissionSet', 68)).to.include('PermissionsUseAnyApiAuth');
    expect(await columns('ExtlClntAppOauthSettings', 64))
      .to.include('OauthScopesAPI')
      .and.not.include('OauthScopesMCP_API');
    expect(await columns('ExtlClntAppOauthSettings', 66))
      .to.include('OauthScopesMCP_API')
      .and.not.include('OauthScopesA2A_API');
    expect(await columns('ExtlClntAppOauthSettings', 67)).to.include('OauthScopesA2A_API');
    expect(await columns('PermissionSetAssignment'))
      .to.include('IsRevoked')
      .and.not.include('IsActive');
    expect(errorOf(await auditor.soql('SELECT IsActive FROM PermissionSetAssignment'))).to.match(
      /No such column 'IsActive'/,
    );
    expect(await columns('Profile'))
      .to.include('PermissionsInstallMultiforce')
      .and.not.include('PermissionsInstallPackaging');
  });

  it('has external client apps from version 60 on, and only where the org has them', async () => {
    const describe59 = '/services/data/v59.0/sobjects/ExtlClntAppOauthPlcyCnfg/describe';
    expect((await auditor.get(describe59)).status).to.equal(404);
    expect(errorOf(await auditor.soql('SELECT Id FROM ExtlClntAppOauthPlcyCnfg', 59))).to.match(/^400 INVALID_TYPE/);
    expect((await auditor.soql('SELECT Id FROM ExtlClntAppOauthPlcyCnfg', 60)).status).to.equal(200);
    const without = await startFakeOrg(fixture({ ecaEnabled: false }).org);
    expect(errorOf(await callerAs(without, AUDITOR).soql('SELECT Id FROM ExtlClntAppOauthPlcyCnfg'))).to.match(
      /^400 INVALID_TYPE/,
    );
    await without.close();
  });

  it('lists all objects and gives single records', async () => {
    const { json } = await auditor.get('/services/data/v64.0/sobjects');
    expect((json as { sobjects: Array<{ name: string }> }).sobjects.map(({ name }) => name)).to.include.members([
      'User',
      'ExtlClntAppPlcyCnfg',
    ]);
    const user = await auditor.get(`/services/data/v64.0/sobjects/User/${fake.org.users[0]?.id}`);
    expect(user.json).to.include({ Username: ADMIN });
    expect((await auditor.get('/services/data/v64.0/sobjects/User/005000000000000AAA')).status).to.equal(404);
  });

  it('refuses methods other than GET, but for what an integration needs (create.test.ts)', async () => {
    expect(
      errorOf(await auditor.send('DELETE', `/services/data/v64.0/sobjects/User/${fake.org.users[0]?.id}`, '')),
    ).to.match(/^405 METHOD_NOT_ALLOWED/);
    expect(errorOf(await auditor.send('POST', '/services/data/v64.0/sobjects/Profile', '{}'))).to.match(/^405/);
  });

  describe('Tooling', () => {
    it('knows no external client apps', async () => {
      expect(errorOf(await auditor.tooling('SELECT Id FROM ExtlClntAppOauthPlcyCnfg'))).to.match(/^400 INVALID_TYPE/);
    });

    it('gives the metadata of one profile at a time', async () => {
      const profile = fake.org.profiles[1];
      const { records } = pageOf(
        await auditor.tooling(`SELECT Id, FullName, Metadata FROM Profile WHERE Id = '${profile?.id}'`),
      );
      expect(records[0]).to.have.nested.property('Metadata.loginIpRanges[0].startAddress', '127.0.0.1');
      expect(records[0]).to.have.property('FullName', 'Integrations %28Fixture%29');
      expect(errorOf(await auditor.tooling('SELECT Metadata FROM Profile'))).to.equal(
        '400 MALFORMED_QUERY: When retrieving results with Metadata or FullName fields, the query qualifications must specify no more than one row for retrieval. Result size: 2',
      );
      expect(errorOf(await auditor.soql('SELECT Metadata FROM Profile'))).to.match(/No such column 'Metadata'/);
    });
  });

  describe('rights', () => {
    const asIntegration = async (object: string): Promise<string> => {
      const answer = await callerAs(fake, INTEGRATION).soql(`SELECT Id FROM ${object}`);
      return answer.status === 200 ? `${pageOf(answer).totalSize} rows` : errorOf(answer);
    };

    afterEach(() => {
      fake.org.options.missingRight = { default: 'INVALID_TYPE', byObject: {} };
    });

    const guarded = [
      'SetupAuditTrail',
      'SetupEntityAccess',
      'PermissionSetAssignment',
      'PermissionSet',
      'UserLogin',
      'ApexClass',
      'ExtlClntAppOauthPlcyCnfg',
      'ConnectedApplication',
    ];
    for (const object of guarded) {
      it(`keeps ${object} from those who lack the permission, in the way that the org is set to`, async () => {
        expect(await asIntegration(object)).to.equal(`400 INVALID_TYPE: sObject type '${object}' is not supported.`);
        fake.org.options.missingRight.byObject[object] = 'noRows';
        expect(await asIntegration(object)).to.equal('0 rows');
        fake.org.options.missingRight = { default: 'INSUFFICIENT_ACCESS', byObject: {} };
        expect(await asIntegration(object)).to.match(/^403 INSUFFICIENT_ACCESS/);
        expect((await auditor.soql(`SELECT Id FROM ${object}`)).status).to.equal(200);
      });
    }

    it('shows only their own logins to those without Manage Users', async () => {
      expect(await asIntegration('LoginHistory')).to.equal('2 rows');
      fake.org.options.missingRight.default = 'noRows';
      expect(pageOf(await auditor.soql('SELECT Id FROM LoginHistory')).totalSize).to.equal(2);
    });

    it('shows only oneself where user sharing is private', async () => {
      const { org, access, integration } = fixture();
      assign(org, addUser(org, { username: 'plain@fixture.example', profile: integration.profile }), access);
      const other = await startFakeOrg(org);
      const plain = async (): Promise<number> =>
        pageOf(await callerAs(other, 'plain@fixture.example').soql('SELECT Id FROM User')).totalSize;
      expect(await plain()).to.equal(4);
      org.options.privateUserSharing = true;
      expect(await plain()).to.equal(1);
      expect(pageOf(await callerAs(other, AUDITOR).soql('SELECT Id FROM User')).totalSize).to.equal(4);
      await other.close();
    });

    it('gives the API to nobody without API Enabled', async () => {
      const { org, integration } = fixture();
      org.assignments = org.assignments.filter(({ user }) => user !== integration);
      const other = await startFakeOrg(org);
      expect(errorOf(await callerAs(other, INTEGRATION).soql('SELECT Id FROM User'))).to.match(
        /^403 API_DISABLED_FOR_ORG/,
      );
      await other.close();
    });
  });

  describe('Connect', () => {
    it('keeps credentials from everybody unless the org and the user may', async () => {
      const path = `/services/data/v64.0/apps/oauth/credentials/${fake.org.externalClientApps[0]?.id}`;
      expect(errorOf(await auditor.get(path))).to.match(/^403 .*not currently enabled/);
      fake.org.settings.secretsInRestApi = true;
      expect(errorOf(await auditor.get(path))).to.match(/^403 .*not enabled for this user/);
      fake.org.permissionSets
        .find(({ name }) => name === 'Auditing')
        ?.rights.permissions.add('ExternalClientAppDeveloper');
      expect((await auditor.get(path)).json).to.have.nested.property('consumers[0].name', 'Order Events');
      const consumer = `${path}/${fake.org.externalClientApps[0]?.consumerId}`;
      expect((await auditor.get(`${consumer}?part=keyandsecret`)).json).to.have.property(
        'secret',
        fake.org.externalClientApps[0]?.consumerSecret,
      );
      expect((await auditor.get(consumer)).json).to.not.have.property('secret');
    });

    it('offers a next page of usage even after the last one', async () => {
      const { json } = await auditor.get('/services/data/v64.0/apps/oauth/usage?page=0');
      expect(json).to.deep.include({ apps: [], nextPageUrl: '/services/data/v64.0/apps/oauth/usage?page=1' });
    });
  });
});
