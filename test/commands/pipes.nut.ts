import { open } from 'node:fs/promises';
import { expect } from 'chai';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { onLinux } from '../support/only-here.js';
import { startSf } from '../support/started-sf.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';
import { ADMIN, signingOrg } from './nhi/signing-org.js';

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

  it('that nobody reads is a failure for a key, which has to arrive', async () => {
    const args = ['nhi', 'key', 'generate', '--target-org', 'open', '--app', 'Contract_Signing'];
    const { child, closed } = startSf(sf, args, { env: { NHI_CLIENT_SECRET: secret } });
    child.stdout?.destroy();
    const { code, stderr } = await closed;
    expect(code).to.equal(1);
    expect(stderr).to.include("The key couldn't be written to standard output (EPIPE).").and.not.include(secret);
  });
});
