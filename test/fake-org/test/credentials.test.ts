import { expect } from 'chai';
import { startFakeOrg, trouble, type FakeOrg } from '../index.js';
import { postForm } from './caller.js';
import { AUDITOR, fixture, type Fixture } from './fixture.js';

type Staged = { id: string; key: string; secret: string; state: string; expirationDate: string; url: string };

describe('fake org: staged credentials', () => {
  let made: Fixture;
  let fake: FakeOrg;
  let consumer: string;

  beforeEach(async () => {
    made = fixture();
    made.org.settings.secretsInRestApi = true;
    made.auditing.rights.permissions.add('ExternalClientAppDeveloper').add('ClientSecretRotation');
    fake = await startFakeOrg(made.org);
    const { id, consumerId } = made.externalClientApp;
    consumer = `/services/data/v65.0/apps/oauth/credentials/${id}/${consumerId}`;
  });
  afterEach(() => fake.close());

  const call = async (method: string, path: string, body?: string): Promise<{ status: number; json: unknown }> => {
    const headers = { authorization: `Bearer ${fake.accessToken(AUDITOR)}`, 'content-type': 'application/json' };
    const reply = await fetch(fake.url + path, { method, headers, body });
    const text = await reply.text();
    return { status: reply.status, json: text === '' ? null : JSON.parse(text) };
  };
  const slot = async (): Promise<Staged | undefined> =>
    ((await call('GET', `${consumer}/staged`)).json as { stagedCredentials: Staged[] }).stagedCredentials[0];
  const stage = async (): Promise<Staged> => (await call('POST', `${consumer}/staged`, '{}')).json as Staged;
  const tokenStatus = async (key: string, secret: string): Promise<number> =>
    (
      await postForm(fake, '/services/oauth2/token', {
        grant_type: 'client_credentials',
        client_id: key,
        client_secret: secret,
      })
    ).status;

  it('has one slot: empty, staged, rotated with the former pair, empty', async () => {
    const { consumerKey, consumerSecret } = made.externalClientApp;
    expect(await slot()).to.equal(undefined);
    const staged = await stage();
    expect(await slot()).to.include({ id: staged.id, state: 'Active', key: staged.key, secret: staged.secret });
    expect((await call('POST', `${consumer}/staged`, '{}')).status).to.equal(400);
    expect((await call('PATCH', `${consumer}/staged/${staged.id}`, '{"command":"rotate"}')).status).to.equal(200);
    expect(made.externalClientApp).to.include({ consumerKey: staged.key, consumerSecret: staged.secret });
    expect(await slot()).to.include({ state: 'Rotated', key: consumerKey, secret: consumerSecret });
    expect((await call('PATCH', `${consumer}/staged/${staged.id}`, '{"command":"rotate"}')).status).to.equal(400);
    expect((await call('DELETE', `${consumer}/staged/${staged.id}`)).status).to.equal(204);
    expect((await call('DELETE', `${consumer}/staged/${staged.id}`)).status).to.equal(404);
    expect(await slot()).to.equal(undefined);
  });

  it('gives tokens to main, staged and former pair, as its options say', async () => {
    const { consumerKey, consumerSecret } = made.externalClientApp;
    const { id, key, secret } = await stage();
    expect(await tokenStatus(key, secret)).to.equal(200);
    made.org.options.stagedPairGetsTokens = false;
    expect(await tokenStatus(key, secret)).to.equal(400);
    await call('PATCH', `${consumer}/staged/${id}`, '{"command":"rotate"}');
    expect([await tokenStatus(key, secret), await tokenStatus(consumerKey, consumerSecret)]).to.deep.equal([200, 200]);
    made.org.options.rotatedPairGetsTokens = false;
    expect(await tokenStatus(consumerKey, consumerSecret)).to.equal(400);
  });

  it('lets a pair expire after 30 days', async () => {
    const { id, key, secret } = await stage();
    made.org.now = new Date(made.org.now.getTime() + 31 * 86_400_000);
    expect(await slot()).to.include({ state: 'Expired' });
    expect(await tokenStatus(key, secret)).to.equal(400);
    expect((await call('PATCH', `${consumer}/staged/${id}`, '{"command":"rotate"}')).status).to.equal(400);
  });

  it('refuses what Salesforce refuses', async () => {
    expect((await call('GET', `${consumer.replace('v65', 'v64')}/staged`)).status).to.equal(404);
    made.auditing.rights.permissions.delete('ClientSecretRotation');
    expect((await call('POST', `${consumer}/staged`, '{}')).status).to.equal(403);
    expect((await call('GET', `${consumer}/staged`)).status).to.equal(200);
    made.externalClientApp.distributionState = 'Packaged';
    expect((await call('GET', consumer)).status).to.equal(403);
    made.org.settings.secretsInRestApi = false;
    expect((await call('GET', consumer)).json).to.have.nested.property(
      '[0].message',
      'This feature is not currently enabled for this organization.',
    );
  });

  it('resets the connection of a request without a body', async () => {
    const failed = await call('POST', `${consumer}/staged`).catch(() => 'reset');
    expect([failed, await slot()]).to.deep.equal(['reset', undefined]);
  });

  it('loses a request before it takes effect, or its answer afterwards', async () => {
    fake.inject({ match: /^POST .*\/staged/, times: 1, action: trouble.lost() });
    expect(await stage().catch(() => 'cut')).to.equal('cut');
    expect(await slot()).to.equal(undefined);
    fake.inject({ match: /^POST .*\/staged/, times: 1, action: trouble.reset() });
    expect(await stage().catch(() => 'cut')).to.equal('cut');
    expect(await slot()).to.include({ state: 'Active' });
  });
});
