import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { type FakeOrg, trouble } from '../fake-org/index.js';
import { onPosix } from '../support/only-here.js';
import { SF } from '../support/processes.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';
import { APP, probeOrg, READER } from '../verify/probe-org.js';

describe('signals', () => {
  let sf: SfSession;
  let fake: FakeOrg;
  const { org, app } = probeOrg();

  before(async () => {
    sf = await openSf();
    fake = await sf.host(org, { ready: READER });
  });

  after(async () => sf.close());

  onPosix('do not keep a probe from revoking its token, and make the exit code 130', async () => {
    const args = ['nhi', 'verify', '--target-org', 'ready', '--app', APP, '--probe'];
    const child = spawn(process.execPath, [SF, ...args], {
      cwd: sf.home.dir,
      env: { ...sf.home.env, NHI_CLIENT_SECRET: app.consumerSecret },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const closed = once(child, 'close') as Promise<[number | null, string | null]>;
    let output = '';
    const noticed = new Promise<void>((resolve) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
          if (output.includes('Interrupted: the token of the probe is being revoked.')) resolve();
        });
      }
    });
    // The call with the token is under way until the signal was seen.
    fake.inject({
      match: ({ method, path }) =>
        method === 'GET' && /^\/services\/data\/v[\d.]+\/$/.test(path) && child.kill('SIGINT'),
      action: trouble.hold(Promise.race([noticed, closed])),
    });
    expect(await closed, output).to.deep.equal([130, null]);
    const oauth = fake.requests.map(({ path }) => path).filter((path) => path.startsWith('/services/oauth2/'));
    expect(oauth).to.deep.equal(['/services/oauth2/token', '/services/oauth2/revoke']);
    expect(output)
      .to.include('Interrupted: the token of the probe is being revoked.')
      .and.not.include('ready for registration');
  });
});
