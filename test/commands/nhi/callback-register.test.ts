import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { NhiCallbackRegisterResult } from '../../../src/commands/nhi/callback/register.js';
import { API_KEY, type FakeCallbackService, startFakeCallbackService } from '../../fake-callback-service/index.js';
import type { FakeOrg } from '../../fake-org/index.js';
import type { User } from '../../fake-org/org/model.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { ADMIN, ENDPOINT, signingOrg } from './signing-org.js';

type Json = { status: number; result: NhiCallbackRegisterResult; warnings: string[] };

/** `sf nhi callback register`, up to the event that reaches the org. */
describe('nhi callback register', () => {
  let sf: SfSession;
  let fake: FakeOrg;
  let service: FakeCallbackService;
  let runAs: User;
  let secret: string;

  before(async () => {
    const signing = signingOrg();
    runAs = signing.runAs;
    [sf, service] = await Promise.all([openCommands(), startFakeCallbackService()]);
    fake = await sf.host(signing.org, { prod: ADMIN });
    await sf.host(signingOrg({ isSandbox: true }).org, { uat: ADMIN });
    secret = fake.org.externalClientApps[0]?.consumerSecret ?? '';
  });

  afterEach(() => {
    service.reset();
    sf.reset();
  });

  after(async () => {
    await Promise.all([service.close(), sf.close()]);
  });

  /** With flags that say otherwise in place of the usual ones. */
  const register = async (
    flags: string[] = [],
    env: NodeJS.ProcessEnv = {},
    app = 'Contract_Signing',
  ): Promise<SfResult> => {
    const usual = { '--target-org': 'prod', '--app': app, '--endpoint': ENDPOINT, '--service-url': service.url };
    const fixed = Object.entries(usual)
      .filter(([name]) => !flags.includes(name))
      .flat();
    return sf.run(['nhi', 'callback', 'register', ...fixed, '--event', 'PACKAGE_COMPLETE', ...flags], {
      env: { NHI_CLIENT_SECRET: secret, NHI_SERVICE_API_KEY: API_KEY, ...env },
    });
  };

  /** The same of an app whose readiness is not the matter: to look at it costs more than all the rest. */
  const send = (flags: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<SfResult> =>
    register(['--no-verify', ...flags], env);

  const posts = (): number => service.requests.filter(({ method }) => method === 'POST').length;

  it('leads from the app of an org to an event that reaches its Apex class as the Run As user', async () => {
    const { code, stdout } = await register(['--event', 'package_decline']);
    expect(code).to.equal(0);
    expect(stdout).to.include(ENDPOINT).and.not.include(secret).and.not.include(API_KEY);
    expect(service.registered).to.deep.include({
      url: fake.url + ENDPOINT,
      events: ['PACKAGE_COMPLETE', 'PACKAGE_DECLINE'],
    });
    expect(await service.emit('PACKAGE_COMPLETE')).to.deep.equal({
      at: 'endpoint',
      status: 200,
      runAs: runAs.id,
      body: '{"received":true}',
    });
    expect(fake.requests.filter(({ path: at, method }) => at === ENDPOINT && method === 'POST')).to.have.length(1);
  });

  it('does the same with a key that was generated into a file', async () => {
    const file = path.join(sf.home.dir, 'callback.key');
    const made = await sf.run(
      ['nhi', 'key', 'generate', '--target-org', 'prod', '--app', 'Contract_Signing', '--output-file', file],
      {
        env: { NHI_CLIENT_SECRET: secret },
      },
    );
    expect(made.code).to.equal(0);
    expect((await register(['--key-file', file], { NHI_CLIENT_SECRET: '' })).code).to.equal(0);
    expect(await service.emit('PACKAGE_COMPLETE')).to.deep.include({ at: 'endpoint', status: 200, runAs: runAs.id });
  });

  it('registers nothing with a defective key', async () => {
    const file = path.join(sf.home.dir, 'broken.key');
    await writeFile(file, 'eyJob3N0Ijo=\n');
    const { code, json } = await register(['--key-file', file, '--json']);
    expect(code).to.equal(30);
    expect(json<Json>().result.keyDefects.map(({ id }) => id)).to.include('line-feed');
    expect(service.requests).to.deep.equal([]);
  });

  it('shows with --dry-run what it would send, without secrets, and sends nothing', async () => {
    const { code, stdout } = await register(['--dry-run', '--json'], {
      NHI_CLIENT_SECRET: '',
      NHI_SERVICE_API_KEY: '',
    });
    const { result } = JSON.parse(stdout) as Json;
    expect(code).to.equal(0);
    expect(result).to.include({ dryRun: true, registered: false });
    expect(result.registration?.request).to.deep.equal({
      method: 'POST',
      url: `${service.url}/api/callback/connectors/salesforceOauth2`,
      headers: { authorization: 'Basic (redacted)', 'content-type': 'application/json', accept: 'application/json' },
      body: { url: fake.url + ENDPOINT, key: '(redacted)', events: ['PACKAGE_COMPLETE'] },
    });
    expect(service.requests).to.deep.equal([]);
  });

  it('refuses the former variables, whose values may be in a log', async () => {
    for (const name of ['SF_NHI_CLIENT_SECRET', 'SF_NHI_SERVICE_API_KEY']) {
      const { code, stderr } = await register([], { [name]: API_KEY });
      expect(code).to.equal(1);
      expect(stderr).to.include(name).and.include('exposed').and.not.include(API_KEY);
    }
    expect([service.requests, fake.requests]).to.deep.equal([[], []]);
  });

  it('registers no app that is not ready, and no endpoint that the Run As user cannot reach', async () => {
    const notReady = await register([], {}, 'Nobody');
    expect(notReady.code).to.equal(30);
    expect(notReady.stderr).to.include('[run-as-missing]');
    const nowhere = await register(['--endpoint', '/services/apexrest/elsewhere', '--json']);
    expect(nowhere.code).to.equal(30);
    expect(nowhere.json<Json>().result.readiness?.problems.map(({ rule }) => rule)).to.deep.equal([
      'endpoint-not-found',
    ]);
    expect(service.requests).to.deep.equal([]);
  });

  for (const [name, flags, said] of [
    ['an event that is mistyped', ['--event', 'PACKAGE_COMPLET'], 'PACKAGE_COMPLETE'],
    ['http', ['--service-url', 'http://sandbox.esignlive.com'], 'https'],
    ['a user name in the URL', ['--service-url', 'https://me@apps.esignlive.com'], 'user name or a password'],
    ['a production org with a sandbox', ['--service-url', 'https://sandbox.esignlive.com'], 'production org'],
    [
      'an endpoint on another host',
      ['--endpoint', 'https://other.my.salesforce.com/services/apexrest/x'],
      'other.my.salesforce.com',
    ],
    ['an endpoint that is no Apex REST resource', ['--endpoint', '/services/data'], '/services/apexrest/'],
    ['an unknown profile', ['--profile', 'onespan'], 'onespan-sign'],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const { code, stderr } = await register([...flags]);
      expect(code).to.equal(1);
      expect(stderr).to.include(said).and.not.include('hunter2');
      expect(posts()).to.equal(0);
    });
  }

  it('refuses a password in the URL, before anything else', async () => {
    const { code, stderr } = await register(['--service-url', 'https://me:hunter2@apps.esignlive.com']);
    expect(code).to.equal(2);
    expect(stderr).to.include('--service-url looks like a secret').and.not.include('hunter2');
    expect(posts()).to.equal(0);
  });

  it('refuses a sandbox with a production service', async () => {
    const { code, stderr } = await register(['--target-org', 'uat', '--service-url', 'https://apps.esignlive.com']);
    expect(code).to.equal(1);
    expect(stderr).to.include('the org is a sandbox');
  });

  it('sends nothing with an API key that the service refuses', async () => {
    const { code, stderr } = await send([], { NHI_SERVICE_API_KEY: 'wrong-key-123' });
    expect(code).to.equal(1);
    expect(stderr)
      .to.include('HTTP 401, error.unauthorized')
      .and.include('NHI_SERVICE_API_KEY')
      .and.not.include('wrong-key-123');
    expect(posts()).to.equal(0);
  });

  it('shows the messageKey of a refusal and what to do, and does not try again', async () => {
    service.trouble = {
      kind: 'refuse',
      status: 400,
      body: { code: 400, messageKey: 'error.validation.callback', message: 'Bad <b>url</b>', technical: secret },
    };
    const { code, stderr } = await send();
    expect(code).to.equal(1);
    expect(stderr)
      .to.include('HTTP 400, error.validation.callback: Bad')
      .and.include('Check the endpoint')
      .and.not.include(secret);
    expect(posts()).to.equal(1);
  });

  describe('when no answer comes, looks what became of it', () => {
    const wanted = () => ({ url: fake.url + ENDPOINT, key: 'other', events: ['PACKAGE_COMPLETE'] });

    it('and calls it registered where the service shows it', async () => {
      service.trouble = { kind: 'cut' };
      const { code, json } = await send(['--json']);
      expect([code, json<Json>().result.outcome, posts()]).to.deep.equal([0, 'registered', 1]);
    });

    it('and does not know where the service cannot be read, or showed the same before', async () => {
      service.trouble = { kind: 'cutAndUnreadable' };
      const lost = await send();
      expect([lost.code, posts()]).to.deep.equal([31, 1]);
      expect(lost.stderr).to.include("isn't known");
      service.reset();
      service.registered = wanted();
      service.trouble = { kind: 'cutHiddenKey' };
      const again = await send(['--replace', '--json']);
      expect([again.code, again.json<Json>().result.outcome]).to.deep.equal([31, 'unknown']);
    });

    it('and says that nothing happened where something else is still there', async () => {
      service.registered = { ...wanted(), events: ['SIGNER_COMPLETE'] };
      service.trouble = { kind: 'lost' };
      const { code } = await send(['--replace']);
      expect([code, service.registered.events]).to.deep.equal([1, ['SIGNER_COMPLETE']]);
    });
  });

  it('follows no redirect', async () => {
    service.trouble = { kind: 'redirect', to: `${service.url}/elsewhere` };
    expect((await send()).code).to.equal(1);
    expect(service.requests.map(({ path: at }) => at)).to.not.include('/elsewhere');
  });

  it('compares what the service shows afterwards', async () => {
    service.trouble = {
      kind: 'showsAfterwards',
      registration: { url: fake.url + ENDPOINT, key: '*****', events: ['PACKAGE_CREATE'] },
    };
    const differs = await send(['--json']);
    expect(differs.code).to.equal(30);
    expect(differs.json<Json>().result.registration?.readBack).to.deep.equal({
      differences: ['events'],
      notShown: ['key'],
    });
    service.reset();
    service.trouble = { kind: 'unreadable' };
    expect((await send()).code).to.equal(31);
    expect(posts()).to.equal(1);
  });

  describe('where something is registered', () => {
    const other = { url: 'https://old.example/x', key: 'k', events: ['SIGNER_COMPLETE'] };

    it('sends nothing when it is the same, unless it is told to', async () => {
      await send();
      const key = service.registered?.key;
      const { code, json } = await send(['--json']);
      expect([code, json<Json>().result.outcome, posts()]).to.deep.equal([0, 'unchanged', 1]);
      const replaced = await send(['--json', '--replace']);
      expect([replaced.code, replaced.json<Json>().result.outcome, posts()]).to.deep.equal([0, 'replaced', 2]);
      expect(service.registered?.key).to.equal(key);
    });

    it('counts as the same whatever the order of the events, and without its key', async () => {
      service.trouble = {
        kind: 'shows',
        registration: { url: fake.url + ENDPOINT, events: ['PACKAGE_DECLINE', 'PACKAGE_COMPLETE'] },
      };
      service.registered = other;
      const { json } = await send(['--event', 'PACKAGE_DECLINE', '--json']);
      expect(json<Json>().result.outcome).to.equal('unchanged');
    });

    it('leaves something else as it is, and shows both without the key', async () => {
      service.registered = other;
      const { code, stderr } = await send();
      expect([code, posts(), service.registered]).to.deep.equal([30, 0, other]);
      expect(stderr)
        .to.include(other.url)
        .and.include('SIGNER_COMPLETE')
        .and.include(ENDPOINT)
        .and.include('--replace')
        .and.not.include(secret);
    });

    it('shows no secret that the service repeats', async () => {
      service.registered = { ...other, url: `https://old.example/${secret}`, events: [secret] };
      const { code, stdout, stderr } = await send(['--json']);
      expect(code).to.equal(30);
      expect(stdout + stderr)
        .to.include('https://old.example/')
        .and.not.include(secret);
    });

    it('replaces it when told to, and tells what was there', async () => {
      service.registered = other;
      const { code, stderr, json } = await send(['--replace', '--json']);
      expect([code, json<Json>().result.outcome]).to.deep.equal([0, 'replaced']);
      expect(stderr + json<Json>().warnings.join())
        .to.include('https://old.example/x')
        .and.include('SIGNER_COMPLETE');
    });

    it('replaces nothing that cannot be read, not even when told to', async () => {
      service.registered = other;
      for (const trouble of [{ kind: 'unreadable' }, { kind: 'shows', registration: 'a page' }] as const) {
        service.trouble = trouble;
        expect([(await send(['--replace'])).code, posts()]).to.deep.equal([1, 0]);
      }
    });
  });
});
