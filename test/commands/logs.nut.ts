import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { API_KEY, type FakeCallbackService, startFakeCallbackService } from '../fake-callback-service/index.js';
import type { FakeOrg } from '../fake-org/index.js';
import type { SfResult, SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';
import { expectNoTraceOf } from '../support/traces.js';
import { APP, probeOrg, READER, type ProbeOrg } from '../verify/probe-org.js';
import { ADMIN, ENDPOINT, signingOrg } from './nhi/signing-org.js';

// At these levels the CLI logs every variable of its own prefix before any plugin runs.
const TRACED = { SF_LOG_LEVEL: 'trace', SF_DISABLE_LOG_FILE: 'false' };
/** The log goes to standard error, and to no file. */
const DEBUGGED = { ...TRACED, DEBUG: '*' };

/** The log that the CLI keeps, which holds more than a command ever prints. */
describe('secrets and the log', () => {
  describe('of verify', () => {
    let sf: SfSession;
    let org: ProbeOrg;
    let fake: FakeOrg;

    before(async () => {
      sf = await openSf();
      org = probeOrg();
      fake = await sf.host(org.org, { ready: READER });
    });

    after(async () => sf.close());

    it('has neither secret nor token', async () => {
      const { consumerKey, consumerSecret } = org.app;
      // The fake hands out the same token for the same app and user until it is revoked.
      const tokenOf = (): string => fake.accessToken(org.runAs.username, { scopes: ['api'], clientId: consumerKey });
      const token = tokenOf();
      const probe = ['nhi', 'verify', '--target-org', 'ready', '--app', APP, '--probe'];
      const runs = [await sf.run([...probe, '--client-secret-file', '-'], { env: TRACED, input: consumerSecret })];
      expect(tokenOf()).not.to.equal(token);
      const fromVariable = { ...DEBUGGED, NHI_CLIENT_SECRET: consumerSecret };
      runs.push(await sf.run(probe, { env: fromVariable }));
      expect(runs.map(({ code }) => code)).to.deep.equal([0, 0]);
      const secrets = [consumerSecret, consumerKey, token];
      const { logs } = await expectNoTraceOf(secrets, { runs, dir: sf.home.dir });
      expect(logs, 'log files').to.be.greaterThan(0);
    });
  });

  describe('of keys', () => {
    let sf: SfSession;
    let service: FakeCallbackService;
    let clientId: string;
    let secret: string;

    before(async () => {
      [sf, service] = await Promise.all([openSf(), startFakeCallbackService()]);
      const fake = await sf.host(signingOrg().org, { open: ADMIN });
      const app = fake.org.externalClientApps[0];
      clientId = app?.consumerKey ?? '';
      secret = app?.consumerSecret ?? '';
    });

    after(async () => {
      await Promise.all([service.close(), sf.close()]);
    });

    const inHome = (name: string): string => path.join(sf.home.dir, name);

    it('has no secret when a key is made and looked at', async () => {
      const key = inHome('secret.key');
      const generate = (app: string, flags: string[], env: NodeJS.ProcessEnv, input: string): Promise<SfResult> =>
        sf.run(['nhi', 'key', 'generate', '--target-org', 'open', '--app', app, ...flags], { env, input });
      const inspect = ['nhi', 'key', 'inspect', '--key-file', key];
      const fromInput = ['--client-secret-file', '-'];
      const toFile = ['--output-file', key];
      const runs = [
        await generate('Contract_Signing', [...fromInput, ...toFile], TRACED, `${secret}\n`),
        await generate('Contract_Signing', fromInput, DEBUGGED, ` ${secret}`),
        await generate('Nobody', fromInput, DEBUGGED, secret),
        await generate('Contract_Signing', [...fromInput, '--client-id', `${clientId}x`], DEBUGGED, secret),
        await generate('Contract_Signing', ['--secret-from-org', ...toFile, '--force'], DEBUGGED, ''),
        await sf.run([...inspect, '--target-org', 'open'], { env: DEBUGGED }),
        await sf.run([...inspect, '--json'], { env: DEBUGGED }),
      ];
      expect(runs.map(({ code }) => code)).to.deep.equal([0, 1, 30, 1, 0, 0, 30]);
      const encoded = Buffer.from(secret).toString('base64').slice(0, 40);
      const secrets = [secret, encoded, await readFile(key, 'utf8')];
      const isKey = (name: string): boolean => name.endsWith('.key');
      const { logs } = await expectNoTraceOf(secrets, { runs, dir: sf.home.dir, except: isKey });
      expect(logs, 'log files').to.be.greaterThan(0);
    }).timeout(240_000);

    it('has none when a key is registered, nor when the service refuses and quotes it', async () => {
      const usual = ['--target-org', 'open', '--app', 'Contract_Signing', '--endpoint', ENDPOINT];
      const usualFlags = [...usual, '--service-url', service.url, '--event', 'PACKAGE_COMPLETE'];
      const flags = [...usualFlags];
      for (const [flag, content] of Object.entries({ '--client-secret-file': secret, '--service-key-file': API_KEY })) {
        await writeFile(inHome(`${flag.slice(2)}.key`), content);
        flags.push(flag, inHome(`${flag.slice(2)}.key`));
      }
      const register = (...more: string[]): Promise<SfResult> =>
        sf.run(['nhi', 'callback', 'register', ...flags, ...more], { env: TRACED });
      const runs = [await register()];
      const variables = { ...TRACED, NHI_CLIENT_SECRET: secret, NHI_SERVICE_API_KEY: API_KEY };
      runs.push(await sf.run(['nhi', 'callback', 'register', ...usualFlags], { env: variables }));
      expect(runs.map(({ code }) => code)).to.deep.equal([0, 0]);
      const key = service.registered?.key ?? '';
      expect(key, runs[0]?.stderr).to.not.equal('');
      const message = `key ${key} ${API_KEY}`;
      service.trouble = { kind: 'refuse', status: 400, body: { messageKey: 'x', message } };
      runs.push(await register(), await register('--json'));
      const isKey = (name: string): boolean => name.endsWith('.key');
      const { logs } = await expectNoTraceOf([secret, API_KEY, key], { runs, dir: sf.home.dir, except: isKey });
      expect(logs, 'log files').to.be.greaterThan(0);
    }).timeout(120_000);
  });
});
