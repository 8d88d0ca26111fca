import { inspect } from 'node:util';
import { expect } from 'chai';
import { explainError } from '../../src/token/explain.js';
import { callApi, requestToken, revokeToken } from '../../src/token/exchange.js';
import { type FakeOrg, startFakeOrg } from '../fake-org/index.js';
import type { ExternalClientApp } from '../fake-org/org/model.js';
import { signingOrg } from '../commands/nhi/signing-org.js';

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

  it('names a host that does not answer', async () => {
    const reply = await requestToken('http://127.0.0.1:9', { clientId: 'x', clientSecret: 'y' });
    expect(reply).to.deep.include({ ok: false, status: null });
  });
});
