import { expect } from 'chai';
import { startFakeOrg, type FakeOrg } from '../index.js';
import { callerWith, errorOf, postForm } from './caller.js';
import { ADMIN, AUDITOR, fixture, INTEGRATION, type Fixture } from './fixture.js';

const TOKEN = '/services/oauth2/token';

describe('fake org: OAuth', () => {
  let made: Fixture;
  let fake: FakeOrg;

  beforeEach(async () => {
    made = fixture();
    fake = await startFakeOrg(made.org);
  });
  afterEach(() => fake.close());

  const grant = (
    form: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): ReturnType<typeof postForm> =>
    postForm(
      fake,
      TOKEN,
      {
        grant_type: 'client_credentials',
        client_id: made.externalClientApp.consumerKey,
        client_secret: made.externalClientApp.consumerSecret,
        ...form,
      },
      headers,
    );

  it('gives a token of the Run As user that opens the API', async () => {
    const { status, body } = await grant();
    expect(status).to.equal(200);
    expect(body).to.have.all.keys(
      'access_token',
      'signature',
      'token_format',
      'instance_url',
      'id',
      'token_type',
      'issued_at',
    );
    expect(body).to.include({ token_type: 'Bearer', token_format: 'opaque', instance_url: fake.url });
    expect(body.id).to.equal(`https://login.salesforce.com/id/${made.org.id}/${made.integration.id}`);
    const caller = callerWith(fake, body.access_token ?? '');
    expect((await caller.soql('SELECT Id FROM User')).status).to.equal(200);
  });

  it('takes credentials in a Basic header, and those of a connected app', async () => {
    const { consumerKey, consumerSecret } = made.connectedApp;
    const basic = Buffer.from(`${consumerKey}:${consumerSecret}`).toString('base64');
    const { status } = await postForm(
      fake,
      TOKEN,
      { grant_type: 'client_credentials' },
      { authorization: `Basic ${basic}` },
    );
    expect(status).to.equal(200);
  });

  const refusals: Array<[state: string, change: (made: Fixture) => void, error: string, description: string]> = [
    [
      'no Run As user',
      ({ externalClientApp: app }) => (app.runAs = null),
      'invalid_grant',
      'no client credentials user enabled',
    ],
    [
      'an e-mail address as Run As user',
      ({ externalClientApp: app }) => (app.runAs = 'orders@elsewhere.example'),
      'invalid_grant',
      'no client credentials user enabled',
    ],
    [
      'the policy half off',
      ({ externalClientApp: app }) => (app.flow.policy = false),
      'invalid_grant',
      'no client credentials user enabled',
    ],
    [
      'the settings half off',
      ({ externalClientApp: app }) => (app.flow.settings = false),
      'invalid_grant',
      'client credentials flow not enabled',
    ],
    [
      'the app switched off',
      ({ externalClientApp: app }) => (app.enabled = false),
      'app_not_found',
      'External client app is not installed in this org',
    ],
    [
      'no usable scope',
      ({ externalClientApp: app }) => (app.scopes = ['full', 'refresh_token']),
      'invalid_grant',
      'no valid scopes defined',
    ],
    ['an inactive user', ({ integration }) => (integration.active = false), 'invalid_grant', 'inactive user'],
    ['a frozen user', ({ integration }) => (integration.frozen = true), 'invalid_grant', 'inactive user'],
    [
      'a user who is not approved',
      ({ externalClientApp: app }) => (app.preauthorized = []),
      'invalid_app_access',
      'user is not admin approved to access this app',
    ],
    [
      'an address outside the ranges',
      ({ org }) => (org.options.clientIp = '192.0.2.1'),
      'invalid_grant',
      'ip restricted',
    ],
  ];
  for (const [state, change, error, description] of refusals) {
    it(`refuses ${state}`, async () => {
      change(made);
      expect(await grant()).to.deep.equal({ status: 400, body: { error, error_description: description } });
    });
  }

  const requests: Array<
    [what: string, form: Record<string, string>, headers: Record<string, string>, error: string, description: string]
  > = [
    ['an unknown key', { client_id: '3MVG9nothing' }, {}, 'invalid_client_id', 'client identifier invalid'],
    ['a wrong secret', { client_secret: 'wrong' }, {}, 'invalid_client', 'invalid client credentials'],
    ['the login host', {}, { host: 'login.salesforce.com' }, 'invalid_grant', 'request not supported on this domain'],
    [
      'a Lightning host',
      {},
      { host: 'fixture.lightning.force.com' },
      'unsupported_grant_type',
      'grant type not supported',
    ],
    [
      'a setup host',
      {},
      { host: 'fixture.my.salesforce-setup.com' },
      'invalid_grant',
      'request not supported on this domain',
    ],
    ['another grant', { grant_type: 'password' }, {}, 'unsupported_grant_type', 'grant type not supported'],
    [
      'an address outside the ranges',
      {},
      { 'x-forwarded-for': '192.0.2.1, 127.0.0.1' },
      'invalid_grant',
      'ip restricted',
    ],
  ];
  for (const [what, form, headers, error, description] of requests) {
    it(`refuses ${what}`, async () => {
      expect(await grant(form, headers)).to.deep.equal({
        status: 400,
        body: { error, error_description: description },
      });
    });
  }

  it("answers My Domain hosts, accepts the app's own addresses, and does without those when IP restrictions are relaxed", async () => {
    expect((await grant({}, { host: 'fixture.my.salesforce.com' })).status).to.equal(200);
    expect((await grant({}, { host: 'fixture--uat.sandbox.my.salesforce.com' })).status).to.equal(200);
    expect((await grant({}, { 'x-forwarded-for': '198.51.100.5' })).status).to.equal(200);
    made.org.options.clientIp = '192.0.2.1';
    made.externalClientApp.ipRelaxation = 'Bypass';
    expect((await grant()).status).to.equal(200);
    made.externalClientApp.ipRelaxation = 'Enforce_RelaxRefresh';
    expect((await grant()).body).to.include({ error_description: 'ip restricted' });
  });

  it('can leave the Run As user unbound by pre-authorization, as some sources have it', async () => {
    made.externalClientApp.preauthorized = [];
    made.org.options.preauthorizationBindsRunAs = false;
    expect((await grant()).status).to.equal(200);
  });

  it('gives a token without the api scope that the REST API does not take', async () => {
    made.externalClientApp.scopes = ['wave_api', 'full'];
    const { body } = await grant();
    expect(errorOf(await callerWith(fake, body.access_token ?? '').soql('SELECT Id FROM User'))).to.match(
      /^401 .*not valid for use with the REST API/,
    );
  });

  it('renews the session of the CLI after the old one expired', async () => {
    const file = fake.authFile(AUDITOR, { refreshToken: true });
    fake.expireSessions();
    expect((await callerWith(fake, String(file.accessToken)).soql('SELECT Id FROM User')).status).to.equal(401);
    const { status, body } = await postForm(fake, TOKEN, {
      grant_type: 'refresh_token',
      client_id: 'PlatformCLI',
      refresh_token: String(file.refreshToken),
    });
    expect(status).to.equal(200);
    expect(body.access_token).to.not.equal(file.accessToken);
    expect((await callerWith(fake, body.access_token ?? '').soql('SELECT Id FROM User')).status).to.equal(200);
    expect((await postForm(fake, TOKEN, { grant_type: 'refresh_token', refresh_token: 'x' })).body).to.include({
      error: 'invalid_grant',
    });
  });

  it('tells who a token is, if its scopes allow', async () => {
    const info = await callerWith(fake, fake.accessToken(ADMIN)).get('/services/oauth2/userinfo');
    expect(info.json).to.include({ preferred_username: ADMIN, organization_id: made.org.id, user_id: made.admin.id });
    expect(
      (await callerWith(fake, fake.accessToken(ADMIN, { scopes: ['api'] })).get('/services/oauth2/userinfo')).status,
    ).to.equal(403);
    expect((await callerWith(fake, 'x').get('/services/oauth2/userinfo')).status).to.equal(403);
  });

  it('lets an app introspect its own tokens, or all where it may', async () => {
    const { consumerKey: client_id, consumerSecret: client_secret } = made.externalClientApp;
    const token = (await grant()).body.access_token ?? '';
    const introspect = (of: string): ReturnType<typeof postForm> =>
      postForm(fake, '/services/oauth2/introspect', { token: of, client_id, client_secret });
    expect((await introspect(token)).body).to.include({ active: true, username: INTEGRATION, scope: 'api openid' });
    expect((await introspect(fake.accessToken(ADMIN))).body).to.deep.equal({ active: false });
    made.externalClientApp.introspectsAllTokens = true;
    expect((await introspect(fake.accessToken(ADMIN))).body).to.include({ active: true, username: ADMIN });
    expect(
      (await postForm(fake, '/services/oauth2/introspect', { token, client_id, client_secret: 'x' })).status,
    ).to.equal(401);
  });

  it('revokes', async () => {
    const token = fake.accessToken(ADMIN);
    expect((await fetch(`${fake.url}/services/oauth2/revoke?token=${encodeURIComponent(token)}`)).status).to.equal(200);
    expect((await callerWith(fake, token).soql('SELECT Id FROM User')).status).to.equal(401);
    const next = fake.accessToken(ADMIN);
    expect(next).not.to.equal(token);
    expect((await callerWith(fake, next).soql('SELECT Id FROM User')).status).to.equal(200);
  });

  it('has token requests not billed and not counted as writes', async () => {
    await grant();
    expect(fake.stats).to.include({ apiCalls: 0, httpRequests: 1 });
    expect(fake.stats.writes).to.be.empty;
  });
});
