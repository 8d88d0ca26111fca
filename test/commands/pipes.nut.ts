import { open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { onLinux } from '../support/only-here.js';
import { startSf } from '../support/started-sf.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';
import { ADMIN, signingOrg } from './nhi/signing-org.js';

const SECRET = '9F1D0C6A7BE24385A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3D4E5F60718';

/** Whoever stops reading, and whatever cannot be written to. */
describe('standard output', () => {
  let sf: SfSession;
  let secret: string;

  before(async () => {
    sf = await openSf();
    await sf.host(demoOrg(new Date()), { demo: AUDITOR });
    const signing = signingOrg().org;
    secret = signing.externalClientApps[0]?.consumerSecret ?? '';
    await sf.host(signing, { open: ADMIN });
  });

  after(async () => sf.close());

  for (const flags of [[], ['--verbose'], ['--json'], ['--result-format', 'markdown']]) {
    const audit = ['nhi', 'audit', '--target-org', 'demo', ...flags];

    it(`may be closed by its reader at any time: ${flags.join(' ') || 'human'}`, async () => {
      const { child, closed } = startSf(sf, audit);
      child.stdout?.once('data', () => child.stdout?.destroy());
      const { code, stderr } = await closed;
      expect([code, stderr]).to.deep.equal([30, '']);
    });

    onLinux(`on a full disk is a sentence and exit code 1: ${flags.join(' ') || 'human'}`, async () => {
      const full = await open('/dev/full', 'w');
      const { code, stderr } = await startSf(sf, audit, { stdout: full.fd }).closed;
      await full.close();
      expect(code).to.equal(1);
      expect(stderr).to.match(/^Standard output couldn't be written \(ENOSPC\), .*\n$/);
    });
  }

  it('has the whole of an error as JSON, however large it is and however slowly it is read', async () => {
    const keys = Array.from({ length: 100 }, (_, i) => `${'key'.repeat(300)}${i}: 1\n`).join('');
    await writeFile(path.join(sf.home.dir, 'nhi-policy.yml'), `version: 1\n${keys}`);
    const { child, closed } = startSf(sf, ['nhi', 'audit', '--target-org', 'demo', '--json']);
    // A turn of the event loop for each piece: the pipe is full most of the time.
    child.stdout?.on('data', () => {
      child.stdout?.pause();
      setImmediate(() => child.stdout?.resume());
    });
    const { code, stdout } = await closed;
    await rm(path.join(sf.home.dir, 'nhi-policy.yml'));
    expect(code).to.equal(1);
    expect(stdout.length).to.be.above(3 * 65_536);
    expect((JSON.parse(stdout) as { data: { total: number } }).data.total).to.equal(100);
  });

  for (const args of [
    ['key', 'inspect', SECRET],
    ['audit', '--target-org', `00D000000000001!${SECRET}`],
    ['snapshot', `--oops=${SECRET}`],
  ]) {
    it(`never has a secret that was mistyped: ${args.slice(0, 2).join(' ')}`, async () => {
      for (const flags of [[], ['--json']]) {
        const { code, stdout, stderr } = await startSf(sf, ['nhi', ...args, ...flags]).closed;
        expect(code).to.equal(2);
        expect(stdout + stderr)
          .to.include("isn't repeated here")
          .and.not.include(SECRET.slice(0, 12));
      }
    });
  }

  it('that nobody reads is a failure for a key, which has to arrive', async () => {
    const args = ['nhi', 'key', 'generate', '--target-org', 'open', '--app', 'Contract_Signing'];
    const { child, closed } = startSf(sf, args, { env: { NHI_CLIENT_SECRET: secret } });
    child.stdout?.destroy();
    const { code, stderr } = await closed;
    expect(code).to.equal(1);
    expect(stderr).to.include("The key couldn't be written to standard output (EPIPE).").and.not.include(secret);
  });
});
