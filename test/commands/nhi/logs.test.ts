import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { API_KEY, type FakeCallbackService, startFakeCallbackService } from '../../fake-callback-service/index.js';
import { type Commands, openCommands } from '../../support/run-command.js';
import type { SfResult } from '../../support/session.js';
import { expectNoTraceOf, TRACED } from '../../support/traces.js';
import { ADMIN, ENDPOINT, signingOrg } from './signing-org.js';

/** What the CLI logs at its most talkative. The variables and arguments that it logs by itself: see `logs.nut.ts`. */
describe('secrets and the log of a run', () => {
  let sf: Commands;
  let service: FakeCallbackService;
  let clientId: string;
  let secret: string;

  beforeEach(async () => {
    [sf, service] = await Promise.all([openCommands(), startFakeCallbackService()]);
    const fake = await sf.host(signingOrg().org, { open: ADMIN });
    const app = fake.org.externalClientApps[0];
    clientId = app?.consumerKey ?? '';
    secret = app?.consumerSecret ?? '';
  });

  afterEach(async () => {
    await Promise.all([service.close(), sf.close()]);
  });

  const inHome = (name: string): string => path.join(sf.home.dir, name);

  const expectLogsWithout = async (secrets: readonly string[], runs: readonly SfResult[]): Promise<void> => {
    const except = (name: string): boolean => name.endsWith('.key');
    const { logs } = await expectNoTraceOf(secrets, { runs, dir: sf.home.dir, except });
    expect(logs, 'log files').to.equal(1);
    expect(await readFile(inHome('in-process.log'), 'utf8'), 'a call to the org').to.include('/services/data/');
  };

  it('has no secret when a key is made and looked at', async () => {
    const key = inHome('secret.key');
    const generate = (app: string, flags: string[], input: string): Promise<SfResult> =>
      sf.run(['nhi', 'key', 'generate', '--target-org', 'open', '--app', app, ...flags], { env: TRACED, input });
    const inspect = ['nhi', 'key', 'inspect', '--key-file', key];
    const fromInput = ['--client-secret-file', '-'];
    const toFile = ['--output-file', key];
    const runs = [
      await generate('Contract_Signing', [...fromInput, ...toFile], `${secret}\n`),
      await generate('Contract_Signing', fromInput, ` ${secret}`),
      await generate('Nobody', fromInput, secret),
      await generate('Contract_Signing', [...fromInput, '--client-id', `${clientId}x`], secret),
      await generate('Contract_Signing', ['--secret-from-org', ...toFile, '--force'], ''),
      await sf.run([...inspect, '--target-org', 'open'], { env: TRACED }),
      await sf.run([...inspect, '--json'], { env: TRACED }),
    ];
    expect(runs.map(({ code }) => code)).to.deep.equal([0, 1, 30, 1, 0, 0, 30]);
    const encoded = Buffer.from(secret).toString('base64').slice(0, 40);
    await expectLogsWithout([secret, encoded, await readFile(key, 'utf8')], runs);
  });

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
    await expectLogsWithout([secret, API_KEY, key], runs);
  });
});
