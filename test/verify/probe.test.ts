import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { startFakeOrg, trouble, type FakeOrg } from '../fake-org/index.js';
import { probe, type ProbeOptions, type Probed } from '../../src/verify/probe.js';
import { probeOrg, type ProbeOrg } from './probe-org.js';

describe('the probe', () => {
  let given: ProbeOrg;
  let fake: FakeOrg;

  beforeEach(async () => {
    given = probeOrg();
    fake = await startFakeOrg(given.org);
  });
  afterEach(async () => fake.close());

  const run = async (changes: Partial<ProbeOptions> = {}): Promise<Probed> =>
    probe({
      origin: fake.url,
      apiVersion: '64.0',
      credentials: { clientId: given.app.consumerKey, clientSecret: given.app.consumerSecret },
      expected: { orgId: given.org.id, userId: given.runAs.id },
      timeoutMs: 20_000,
      ...changes,
    });

  const paths = (): string[] => fake.requests.map(({ method, path }) => `${method} ${path}`);
  const TOKEN = 'POST /services/oauth2/token';
  const CALL = 'GET /services/data/v64.0/';
  const REVOKE = 'POST /services/oauth2/revoke';

  it('obtains a token, makes one call that only reads, and revokes the token', async () => {
    const { verdict, steps, identity, error } = await run();
    expect([verdict, error, identity?.userId]).to.deep.equal(['proven', null, given.runAs.id]);
    expect(steps).to.deep.equal({ token: 'passed', identity: 'passed', apiCall: 'passed', revocation: 'passed' });
    expect(paths()).to.deep.equal([TOKEN, CALL, REVOKE]);
    expect(fake.stats.writes).to.deep.equal([]);
  });

  it('accepts the user that it finds when it was not known before', async () =>
    expect((await run({ expected: { orgId: null, userId: null } })).verdict).to.equal('proven'));

  it('revokes without any call a token that stands for somebody else', async () => {
    const other = given.org.users.find(({ username }) => username.startsWith('other'))?.id ?? '';
    for (const expected of [
      { orgId: given.org.id, userId: other },
      { orgId: '00D000000000001AAA', userId: given.runAs.id },
    ]) {
      fake.reset();
      const { verdict, steps } = await run({ expected });
      expect([verdict, steps.identity, steps.apiCall, steps.revocation]).to.deep.equal([
        'refused',
        'failed',
        'skipped',
        'passed',
      ]);
      expect(paths()).to.deep.equal([TOKEN, REVOKE]);
    }
  });

  it('stops and revokes when the process is told to stop', async () => {
    const { steps } = await run({ interrupted: () => true });
    expect([steps.apiCall, steps.revocation]).to.deep.equal(['skipped', 'passed']);
    expect(paths()).to.deep.equal([TOKEN, REVOKE]);
  });

  it('is refused with a wrong secret, and has nothing to revoke', async () => {
    const { verdict, error } = await run({ credentials: { clientId: given.app.consumerKey, clientSecret: 'WRONG' } });
    expect([verdict, error]).to.deep.equal([
      'refused',
      { code: 'invalid_client', description: 'invalid client credentials' },
    ]);
    expect(paths()).to.deep.equal([TOKEN]);
  });

  it('is refused when the user may not use the API, and revokes all the same', async () => {
    given.access.rights.permissions.clear();
    const { verdict, steps, error } = await run();
    expect([verdict, steps.apiCall, steps.revocation, error?.code]).to.deep.equal([
      'refused',
      'failed',
      'passed',
      'api_disabled_for_org',
    ]);
  });

  it('is refused when the token is not valid for the REST API', async () => {
    given.app.scopes = ['openid'];
    const { verdict, error } = await run();
    expect([verdict, error?.description]).to.deep.equal([
      'refused',
      'This session is not valid for use with the REST API',
    ]);
  });

  const unclear: Array<[name: string, action: ReturnType<typeof trouble.reset>]> = [
    ['a reset connection', trouble.reset()],
    ['a body that is cut', trouble.cut()],
    ['a body that is cut in chunks', trouble.chunkedCut()],
    ['no answer in time', trouble.stall()],
    ['half an answer in time', trouble.stallMidBody()],
    ['HTML', trouble.html()],
    ['an empty object', trouble.emptyObject()],
    ['an empty body', trouble.emptyBody()],
    ['a gateway without its backend', trouble.badGateway()],
    ['an internal error', trouble.serverError()],
    ['too many requests', trouble.tooManyRequests()],
    ['a page of somebody else', trouble.reply(403, '<html>Blocked</html>', { contentType: 'text/html' })],
    ['a redirect', trouble.reply(302, '', { headers: { location: 'https://login.example/' } })],
  ];
  for (const [name, action] of unclear) {
    it(`takes ${name} from the token endpoint for no answer`, async () => {
      fake.inject({ match: /oauth2\/token/, action });
      const { verdict, steps } = await run(/in time/.test(name) ? { timeoutMs: 300 } : {});
      expect([verdict, steps.token]).to.deep.equal(['unclear', 'unclear']);
    });

    it(`takes ${name} from the API for no answer, and revokes the token`, async () => {
      fake.inject({ match: /services\/data/, action });
      // The token has to come in that time, also on a busy machine.
      const { verdict, steps } = await run(/in time/.test(name) ? { timeoutMs: 2000 } : {});
      expect([verdict, steps.apiCall === 'passed', steps.revocation]).to.deep.equal(['unclear', false, 'passed']);
    });
  }

  it('tries a second time to revoke, and says when that failed', async () => {
    fake.inject({ match: /oauth2\/revoke/, action: trouble.reset() });
    const { verdict, steps } = await run();
    expect([verdict, steps.revocation]).to.deep.equal(['proven', 'failed']);
    expect(paths()).to.deep.equal([TOKEN, CALL, REVOKE, REVOKE]);
  });

  it('is unclear about a token whose reply does not say whom it stands for', async () => {
    const reply = JSON.stringify({ access_token: fake.accessToken(given.runAs.username), token_format: 'jwt' });
    fake.inject({ match: /oauth2\/token/, action: trouble.reply(200, reply) });
    const { verdict, steps } = await run();
    expect([verdict, steps.identity, steps.apiCall]).to.deep.equal(['unclear', 'unclear', 'passed']);
  });

  it('keeps an endpoint from quoting what it was sent', async () => {
    const credentials = { clientId: given.app.consumerKey, clientSecret: 'odd secret+/=' };
    const description = `bad ${credentials.clientSecret} ${encodeURIComponent(credentials.clientSecret)} ${credentials.clientId}`;
    fake.inject({
      match: /oauth2\/token/,
      action: trouble.reply(400, JSON.stringify({ error: 'invalid_client', error_description: description })),
    });
    const { error } = await run({ credentials });
    expect(error?.description).to.equal('bad (redacted) (redacted) (redacted)');
  });
});

describe('the probe of a host that is not there', () => {
  let server: Server;
  before(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  it('gets no clear answer', async () => {
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    const probed = await probe({
      origin: `http://127.0.0.1:${port}`,
      apiVersion: '64.0',
      credentials: { clientId: 'key', clientSecret: 'secret' },
      expected: { orgId: null, userId: null },
    });
    expect([probed.verdict, probed.error]).to.deep.equal(['unclear', { code: 'network', description: 'ECONNREFUSED' }]);
  });
});
