import { inspect } from 'node:util';
import { expect } from 'chai';
import { explainError } from '../../src/token/explain.js';
import { callApi, requestToken, revokeToken } from '../../src/token/exchange.js';
import { releaseSecrets } from '../../src/text/secrets.js';
import { type FakeOrg, startFakeOrg, trouble } from '../fake-org/index.js';
import type { ExternalClientApp } from '../fake-org/org/model.js';
import { signingOrg } from '../commands/nhi/signing-org.js';
import { startHostileServer } from '../support/hostile-server.js';

/** Against the token endpoint of an org on loopback. */
describe('requestToken', () => {
  let fake: FakeOrg;
  let app: ExternalClientApp;
  let runAsId: string;

  before(async () => {
    const { org, runAs } = signingOrg();
    runAsId = runAs.id;
    fake = await startFakeOrg(org);
    const [first] = org.externalClientApps;
    if (!first) throw new Error('The org has no app.');
    app = first;
  });
  afterEach(releaseSecrets);
  after(async () => fake.close());

  const exchange = async (
    changes: Partial<{ clientId: string; clientSecret: string }> = {},
  ): ReturnType<typeof requestToken> =>
    requestToken(fake.url, { clientId: app.consumerKey, clientSecret: app.consumerSecret, ...changes });

  it('gets a token, says whom it stands for, calls the API and ends the session', async () => {
    const reply = await exchange();
    expect(reply.ok).to.equal(true);
    if (!reply.ok) return;
    expect(reply.identity).to.deep.equal({ orgId: fake.org.id, userId: runAsId });
    expect(await callApi(fake.url, '64.0', reply.token)).to.deep.equal({ ok: true });
    expect(await revokeToken(fake.url, reply.token)).to.equal(true);
    const after = await callApi(fake.url, '64.0', reply.token);
    expect(after).to.deep.include({ ok: false, status: 401 });
  });

  it('keeps the token out of whatever prints the reply', async () => {
    const reply = await exchange();
    if (!reply.ok) throw new Error('There is no token.');
    const value = reply.token.value();
    expect(value).to.match(/^00D/);
    expect(JSON.stringify(reply) + inspect(reply, { depth: 5, showHidden: true })).to.not.include(value);
    expect({ ...reply.token }).to.deep.equal({});
  });

  it('gives the error of the endpoint, which is explained', async () => {
    const reply = await exchange({ clientSecret: 'wrong' });
    expect(reply).to.deep.equal({
      ok: false,
      status: 400,
      error: { code: 'invalid_client', description: 'invalid client credentials' },
    });
    if (!reply.ok) expect(explainError(reply.error).causes[0]?.id).to.equal('secret-wrong');
  });

  it('explains what the org refuses', async () => {
    const causeAfter = async (change: () => void, undo: () => void): Promise<string | undefined> => {
      change();
      const reply = await exchange();
      undo();
      return reply.ok ? undefined : explainError(reply.error).causes[0]?.id;
    };
    const { runAs, scopes } = app;
    expect(
      await causeAfter(
        () => (app.runAs = null),
        () => (app.runAs = runAs),
      ),
    ).to.equal('run-as-missing');
    expect(
      await causeAfter(
        () => (app.flow.settings = false),
        () => (app.flow.settings = true),
      ),
    ).to.equal('flow-off');
    expect(
      await causeAfter(
        () => (app.enabled = false),
        () => (app.enabled = true),
      ),
    ).to.equal('app-not-installed');
    expect(
      await causeAfter(
        () => (app.scopes = ['refresh_token']),
        () => (app.scopes = scopes),
      ),
    ).to.equal('no-usable-scope');
  });

  it('quotes nothing of a reply that is no error of the endpoint', async () => {
    fake.inject({
      name: 'page',
      match: ({ path }) => path.endsWith('/token'),
      action: { kind: 'reply', status: 503, body: `<html>${app.consumerSecret}</html>`, contentType: 'text/html' },
    });
    const reply = await exchange();
    fake.reset();
    expect(reply).to.deep.equal({ ok: false, status: 503, error: { code: 'http_503', description: null } });
  });

  /** What one reply is taken for, whatever was asked. */
  const replied = async <T>(status: number, body: unknown, ask: () => Promise<T>): Promise<T> => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    fake.inject({ name: 'reply', match: () => true, action: { kind: 'reply', status, body: text } });
    try {
      return await ask();
    } finally {
      fake.reset();
    }
  };

  it('gets a token again that the org gave before', async () => {
    for (const time of ['first', 'second']) {
      const reply = await replied(200, { access_token: 'a-token-of-a-test' }, exchange);
      expect(reply.ok && reply.token.value(), time).to.equal('a-token-of-a-test');
    }
  });

  it('takes no reply for a token that holds none', async () => {
    for (const body of ['<html>', 'null', '"x"', '[]', {}, { access_token: null }, { access_token: 5 }]) {
      expect(await replied(200, body, exchange), JSON.stringify(body)).to.deep.equal({
        ok: false,
        status: 200,
        error: { code: 'unreadable_reply', description: null },
      });
    }
  });

  it('takes whom a token stands for from the address of its reply only', async () => {
    const [orgId, userId] = ['00D000000000001AAA', '005000000000001AAA'];
    const identified = async (id: unknown) => {
      const reply = await replied(200, { access_token: 'a-token-of-a-test', id }, exchange);
      return reply.ok ? reply.identity : undefined;
    };
    for (const after of ['', '/', '?x=y'])
      expect(await identified(`https://login.salesforce.com/id/${orgId}/${userId}${after}`)).to.deep.equal({
        orgId,
        userId,
      });
    for (const id of [
      undefined,
      5,
      '',
      [`https://login.salesforce.com/id/${orgId}/${userId}`],
      `https://login.salesforce.com/id/${userId}/${orgId}`,
      `https://login.salesforce.com/id/${orgId}/${userId}AAA`,
      `https://login.salesforce.com/id/${orgId}/005`,
      `https://login.salesforce.com/id/${orgId}`,
    ])
      expect(await identified(id), String(id)).to.equal(null);
  });

  it('reads the scopes of a token, or that none are told', async () => {
    const scopes = async (scope: unknown) => {
      const reply = await replied(200, { access_token: 'a-token-of-a-test', scope }, exchange);
      return reply.ok ? reply.scopes : undefined;
    };
    expect(await scopes(' api  id ')).to.deep.equal(['api', 'id']);
    expect(await scopes('')).to.deep.equal([]);
    for (const none of [undefined, null, ['api']]) expect(await scopes(none)).to.equal(null);
  });

  it('gives the status of a refusal that names no error', async () => {
    const nameless = { ok: false, status: 400, error: { code: 'http_400', description: null } };
    for (const body of ['null', '[]', {}, { error: 5 }, { error_description: 'alone' }])
      expect(await replied(400, body, exchange), JSON.stringify(body)).to.deep.equal(nameless);
  });

  it('takes its own credentials out of what the endpoint repeats', async () => {
    const { consumerKey, consumerSecret } = app;
    const body = { error: 'invalid_client', error_description: `${consumerKey} with ${consumerSecret} is wrong` };
    const told = JSON.stringify(await replied(400, body, exchange));
    expect(told).to.include('invalid_client').and.to.include('is wrong');
    for (const own of [consumerKey, consumerSecret]) expect(told).to.not.include(own);
    const asked = async () => exchange({ clientId: 'a key of no form' });
    const repeated = await replied(400, { ...body, error_description: 'not a key of no form' }, asked);
    expect(repeated).to.have.nested.property('error.description', 'not (redacted)');
  });

  it('sends the form that the endpoint wants, and asks for JSON', async () => {
    const reply = await exchange();
    if (!reply.ok) throw new Error('There is no token.');
    await callApi(fake.url, '64.0', reply.token);
    const [token, call] = fake.requests.slice(-2);
    expect(token).to.include({ method: 'POST', path: '/services/oauth2/token' });
    expect(call).to.include({ method: 'GET', path: '/services/data/v64.0/' });

    const heard: unknown[] = [];
    const server = await startHostileServer((response, { headers }) => {
      heard.push([headers['content-type'], headers.accept]);
      response.end('{}');
    });
    await requestToken(server.url, { clientId: 'x', clientSecret: 'y' });
    await callApi(server.url, '64.0', reply.token);
    server.close();
    expect(heard).to.deep.equal([
      ['application/x-www-form-urlencoded', 'application/json'],
      [undefined, 'application/json'],
    ]);
  });

  it('waits for a reply no longer than it was told', async () => {
    fake.inject({ name: 'silence', match: () => true, action: trouble.stall() });
    const reply = await requestToken(fake.url, { clientId: 'x', clientSecret: 'y' }, 50);
    fake.reset();
    expect(reply).to.deep.equal({ ok: false, status: null, error: { code: 'network', description: 'TIMEOUT' } });
  });

  it('takes a mistake in the proxy of the environment for no answer of the network', async () => {
    const { https_proxy: before } = process.env;
    process.env.https_proxy = 'nowhere://';
    const failure: unknown = await exchange().catch((error: unknown) => error);
    if (before === undefined) delete process.env.https_proxy;
    else process.env.https_proxy = before;
    expect(String(failure)).to.match(/https_proxy/);
  });

  it('takes a call for answered only by the resources of the API', async () => {
    const granted = await exchange();
    if (!granted.ok) throw new Error('There is no token.');
    const called = async (status: number, body: unknown) =>
      replied(status, body, async () => callApi(fake.url, '64.0', granted.token));
    const failed = (status: number, code: string, description: string | null) => ({
      ok: false,
      status,
      error: { code, description },
    });
    expect(await called(200, { sobjects: '/services/data/v64.0/sobjects' })).to.deep.equal({ ok: true });
    for (const body of ['<html>', {}, { sobjects: 5 }, []])
      expect(await called(200, body)).to.deep.equal(failed(200, 'http_200', null));
    expect(await called(201, { sobjects: 'x' })).to.deep.equal(failed(201, 'http_201', null));
    expect(await called(403, [{ errorCode: 'API_DISABLED_FOR_ORG', message: 'no' }])).to.deep.equal(
      failed(403, 'api_disabled_for_org', 'no'),
    );
    expect(await called(500, [{ errorCode: 'A.B', message: 'no' }])).to.deep.equal(failed(500, 'http_500', null));
    expect(await called(500, 'down')).to.deep.equal(failed(500, 'http_500', null));
  });

  it('says that a session was not ended unless the org confirms it', async () => {
    const granted = await exchange();
    if (!granted.ok) throw new Error('There is no token.');
    for (const [status, ended] of [
      [200, true],
      [400, false],
      [302, false],
    ] as const)
      expect(await replied(status, '', async () => revokeToken(fake.url, granted.token)), String(status)).to.equal(
        ended,
      );
    expect(await revokeToken('http://127.0.0.1:9', granted.token)).to.equal(false);
    const call = await callApi('http://127.0.0.1:9', '64.0', granted.token);
    expect(call).to.deep.include({ ok: false, status: null });
    expect(call).to.have.nested.property('error.code', 'network');
  });

  it('names a host that does not answer', async () => {
    const reply = await requestToken('http://127.0.0.1:9', { clientId: 'x', clientSecret: 'y' });
    expect(reply).to.deep.include({ ok: false, status: null });
    expect(reply).to.have.nested.property('error.code', 'network');
    expect(reply)
      .to.have.nested.property('error.description')
      .that.matches(/^[A-Z_]+$/);
  });
});
