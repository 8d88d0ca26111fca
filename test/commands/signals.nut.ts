import { execFileSync } from 'node:child_process';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { type FakeOrg, trouble } from '../fake-org/index.js';
import type { SfSession } from '../support/session.js';
import { API_KEY, startFakeCallbackService } from '../fake-callback-service/index.js';
import { onPosix } from '../support/only-here.js';
import { startSf } from '../support/started-sf.js';
import { openSf } from '../support/sf.js';
import { ADMIN, ENDPOINT, signingOrg } from './nhi/signing-org.js';
import { APP, probeOrg, READER } from '../verify/probe-org.js';

describe('signals', () => {
  let sf: SfSession;
  let fake: FakeOrg;
  const { org, app } = probeOrg();

  before(async () => {
    sf = await openSf();
    fake = await sf.host(org, { ready: READER });
  });

  afterEach(() => fake.reset());

  after(async () => sf.close());

  onPosix('while an org is read end the command with one line, and leave nothing behind', async () => {
    const before = await readdir(sf.home.dir);
    const { child, closed } = startSf(sf, ['nhi', 'audit', '--target-org', 'ready', '--output-file', 'report.html']);
    fake.inject({
      match: ({ soql }) => soql.some((one) => one.includes('FROM UserLogin')) && child.kill('SIGHUP'),
      action: trouble.hold(closed),
    });
    expect(await closed).to.deep.equal({ code: 129, stdout: '', stderr: 'Interrupted.\n' });
    expect(await readdir(sf.home.dir)).to.have.members(before);
  });

  onPosix('end a command that waits for somebody to write into a pipe', async () => {
    const pipe = path.join(sf.home.dir, 'silent');
    execFileSync('mkfifo', [pipe]);
    const { child, closed } = startSf(sf, ['nhi', 'key', 'inspect', '--key-file', pipe]);
    // Opening it to write waits for the reader.
    const writer = await open(pipe, 'w');
    child.kill('SIGINT');
    expect(await closed).to.deep.equal({ code: 130, stdout: '', stderr: 'Interrupted.\n' });
    await writer.close();
  });

  onPosix('during a registration say that its outcome is not known, and how to look', async () => {
    const service = await startFakeCallbackService();
    const signing = signingOrg().org;
    await sf.host(signing, { signing: ADMIN });
    const args = ['nhi', 'callback', 'register', '--target-org', 'signing', '--app', 'Contract_Signing'];
    const flags = ['--endpoint', ENDPOINT, '--service-url', service.url, '--event', 'PACKAGE_COMPLETE'];
    const { child, closed } = startSf(sf, [...args, ...flags], {
      env: { NHI_CLIENT_SECRET: signing.externalClientApps[0]?.consumerSecret, NHI_SERVICE_API_KEY: API_KEY },
    });
    service.trouble = { kind: 'silent', onReceived: () => child.kill('SIGTERM') };
    const { code, stdout, stderr } = await closed;
    await service.close();
    expect([code, stdout]).to.deep.equal([143, '']);
    expect(stderr).to.match(/^Interrupted while .* outcome isn't known: .* Run the same command again.*\n$/);
  });

  onPosix('do not keep a probe from revoking its token, and make the exit code 130', async () => {
    const args = ['nhi', 'verify', '--target-org', 'ready', '--app', APP, '--probe'];
    const { child, closed } = startSf(sf, args, { env: { NHI_CLIENT_SECRET: app.consumerSecret } });
    const noticed = new Promise<void>((resolve) => {
      child.stderr?.on('data', (text: string) => text.includes('is being revoked') && resolve());
    });
    // The call with the token is under way until the signal was seen.
    fake.inject({
      match: ({ method, path: at }) =>
        method === 'GET' && /^\/services\/data\/v[\d.]+\/$/.test(at) && child.kill('SIGINT'),
      action: trouble.hold(Promise.race([noticed, closed])),
    });
    expect(await closed).to.deep.equal({
      code: 130,
      stdout: '',
      stderr: 'Interrupted: the token of the probe is being revoked. Interrupt again to quit without that.\n',
    });
    const oauth = fake.requests.map(({ path: at }) => at).filter((at) => at.startsWith('/services/oauth2/'));
    expect(oauth).to.deep.equal(['/services/oauth2/token', '/services/oauth2/revoke']);
  });
});
