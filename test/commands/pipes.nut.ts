import { open, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { AUDITOR, demoOrg } from '../fake-org/demo.js';
import { onLinux } from '../support/only-here.js';
import { startSf } from '../support/started-sf.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';

const AUDIT = ['nhi', 'audit', '--target-org', 'demo'];

/** What the system and the process do; each form of a report is tested in `nhi/output.test.ts`. */
describe('standard output', () => {
  let sf: SfSession;

  before(async () => {
    sf = await openSf();
    await sf.host(demoOrg(new Date()), { demo: AUDITOR });
  });

  after(async () => sf.close());

  it('may be closed by its reader at any time', async () => {
    const { child, closed } = startSf(sf, [...AUDIT, '--json']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    const { code, stderr } = await closed;
    expect([code, stderr]).to.deep.equal([30, '']);
  });

  onLinux('on a full disk is a sentence and exit code 1', async () => {
    const full = await open('/dev/full', 'w');
    const { code, stderr } = await startSf(sf, AUDIT, { stdout: full.fd }).closed;
    await full.close();
    expect(code).to.equal(1);
    expect(stderr).to.match(/^Standard output couldn't be written \(ENOSPC\), .*\n$/);
  });

  it('has the whole of an error as JSON, however large it is and however slowly it is read', async () => {
    const keys = Array.from({ length: 100 }, (_, i) => `${'key'.repeat(300)}${i}: 1\n`).join('');
    await writeFile(path.join(sf.home.dir, 'nhi-policy.yml'), `version: 1\n${keys}`);
    const { child, closed } = startSf(sf, [...AUDIT, '--json']);
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
});
