import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { API_KEY, startFakeCallbackService } from '../fake-callback-service/index.js';
import { openCommands } from '../support/run-command.js';
import type { SfResult, SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';
import { expectNoTraceOf, TRACED } from '../support/traces.js';
import { APP, probeOrg, READER, type ProbeOrg } from '../verify/probe-org.js';
import { ADMIN, ENDPOINT, signingOrg } from './nhi/signing-org.js';

/** What of the libraries wrote into the logs of a home. */
const writers = async (home: string): Promise<string[]> => {
  const files = (await readdir(home, { recursive: true })).filter((name) => name.endsWith('.log'));
  const texts = await Promise.all(files.map(async (name) => readFile(path.join(home, name), 'utf8')));
  const lines = texts.flatMap((text) => text.trim().split('\n'));
  const names = lines.map((line) => (JSON.parse(line) as { name: string }).name.replace(/^sf:(oclif:)?/, ''));
  return [...new Set(names)].filter((name) => /^([A-Z]\w+|connection|nhi)$/.test(name));
};

/**
 * The log that the CLI keeps, which holds more than a command ever prints. Here are the places where it goes and what
 * the CLI itself logs, such as variables and arguments; whatever else a command meets is in `nhi/logs.test.ts`.
 */
describe('secrets and the log', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openSf();
  });

  after(async () => sf.close());

  it('has neither secret nor token in its file, which has what a log in process has', async () => {
    const probe = async (on: SfSession, { org, app, runAs }: ProbeOrg): Promise<void> => {
      const fake = await on.host(org, { ready: READER });
      // The fake hands out the same token for the same app and user until it is revoked.
      const tokenOf = (): string => fake.accessToken(runAs.username, { scopes: ['api'], clientId: app.consumerKey });
      const token = tokenOf();
      const args = ['nhi', 'verify', '--target-org', 'ready', '--app', APP, '--probe', '--client-secret-file', '-'];
      const finished = await on.run(args, { env: TRACED, input: app.consumerSecret });
      expect(finished.code, finished.stderr).to.equal(0);
      expect(tokenOf()).not.to.equal(token);
      const secrets = [app.consumerSecret, app.consumerKey, token];
      const { logs } = await expectNoTraceOf(secrets, { runs: [finished], dir: on.home.dir });
      expect(logs, 'log files').to.equal(1);
    };
    await probe(sf, probeOrg());
    const commands = await openCommands();
    await probe(commands, probeOrg());
    const [real, inProcess] = [await writers(sf.home.dir), await writers(commands.home.dir)];
    await commands.close();
    expect(inProcess).to.include.members(['AuthInfo', 'Org', 'connection', 'nhi']);
    expect(real).to.include.members(inProcess);
  });

  it('has none on standard output, nor from variables, where a service refuses and quotes it', async () => {
    const service = await startFakeCallbackService();
    const signing = signingOrg().org;
    await sf.host(signing, { open: ADMIN });
    const secret = signing.externalClientApps[0]?.consumerSecret ?? '';
    service.trouble = { kind: 'refuse', status: 400, body: { messageKey: 'x', message: `key ${API_KEY} ${secret}` } };
    const args = ['nhi', 'callback', 'register', '--target-org', 'open', '--app', 'Contract_Signing'];
    const flags = ['--endpoint', ENDPOINT, '--service-url', service.url, '--event', 'PACKAGE_COMPLETE'];
    const env = { ...TRACED, DEBUG: '*', NHI_CLIENT_SECRET: secret, NHI_SERVICE_API_KEY: API_KEY };
    // The CLI's log goes to standard output from another thread, whose last lines a busy machine can lose at the end.
    const runs: SfResult[] = [];
    const told = (): boolean => runs.some(({ stdout }) => stdout.includes('/services/data/'));
    while (!told() && runs.length < 5) runs.push(await sf.run([...args, ...flags], { env }));
    await service.close();
    expect(told(), 'a call to the org in the log').to.equal(true);
    for (const { code, stderr } of runs) expect(code, stderr).to.equal(1);
    const encoded = Buffer.from(secret).toString('base64').slice(0, 40);
    await expectNoTraceOf([secret, encoded, API_KEY], { runs, dir: sf.home.dir });
  });
});
