import { expect } from 'chai';
import { AUDITOR, demoOrg } from '../../fake-org/demo.js';
import { failingStream } from '../../support/failing-stream.js';
import { type Commands, openCommands } from '../../support/run-command.js';
import { ADMIN, signingOrg } from './signing-org.js';

/** What the system does when it happens is shown by the real `sf`: see `pipes.nut.ts`. */
describe('standard output that cannot be written to', () => {
  let sf: Commands;
  let secret: string;

  before(async () => {
    sf = await openCommands();
    await sf.host(demoOrg(new Date()), { demo: AUDITOR });
    const signing = signingOrg().org;
    secret = signing.externalClientApps[0]?.consumerSecret ?? '';
    await sf.host(signing, { open: ADMIN });
  });

  after(async () => sf.close());

  for (const flags of [[], ['--verbose'], ['--json'], ['--result-format', 'markdown']]) {
    const audit = ['nhi', 'audit', '--target-org', 'demo', ...flags];
    const form = flags.join(' ') || 'human';

    for (const takes of [0, 1]) {
      it(`is no failure where its reader has had enough, after ${takes}: ${form}`, async () => {
        const { code, stderr } = await sf.run(audit, { stdout: failingStream('EPIPE', takes) });
        expect([code, stderr]).to.deep.equal([30, '']);
      });
    }

    it(`is a sentence and exit code 1 where the disk is full: ${form}`, async () => {
      const { code, stderr } = await sf.run(audit, { stdout: failingStream('ENOSPC') });
      expect(code).to.equal(1);
      expect(stderr).to.match(/^Standard output couldn't be written \(ENOSPC\), .*\n$/);
    });
  }

  for (const code of ['EPIPE', 'ENOSPC']) {
    it(`is a failure for a key, which has to arrive: ${code}`, async () => {
      const args = ['nhi', 'key', 'generate', '--target-org', 'open', '--app', 'Contract_Signing'];
      const finished = await sf.run(args, { env: { NHI_CLIENT_SECRET: secret }, stdout: failingStream(code) });
      expect(finished.code).to.equal(1);
      expect(finished.stderr)
        .to.include(`The key couldn't be written to standard output (${code}).`)
        .and.not.include(secret);
    });
  }
});
