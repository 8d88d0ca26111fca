import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { NhiAuditResult } from '../../src/commands/nhi/audit.js';
import { type FakeOrg, trouble } from '../fake-org/index.js';
import { SF } from '../support/processes.js';
import type { SfSession } from '../support/session.js';
import { openSf } from '../support/sf.js';
import { AUDITOR, mixedOrg } from './nhi/audit-org.js';

type Json = { status: number; result: NhiAuditResult };

/** What a pipeline has of a command: its exit code, and what goes in and comes out. */
describe('a command in a pipeline', () => {
  let sf: SfSession;
  let fake: FakeOrg;
  const audit = ['nhi', 'audit', '--target-org', 'mixed'];

  before(async () => {
    sf = await openSf();
    fake = await sf.host(mixedOrg(), { mixed: AUDITOR });
  });

  afterEach(() => sf.reset());

  after(async () => sf.close());

  it('ends with 30 for findings, and its JSON arrives whole', async () => {
    const { code, stderr, json } = await sf.run([...audit, '--json']);
    const { status, result } = json<Json>();
    expect([code, status, stderr]).to.deep.equal([30, 30, '']);
    expect(result.summary).to.include({ clientCredentialsApps: 5 });
  });

  it('ends with 31 when the report is incomplete', async () => {
    fake.inject({ match: /FROM SetupAuditTrail/, action: trouble.error(400, 'UNKNOWN_ERROR', 'odd') });
    expect((await sf.run([...audit, '--fail-on', 'none'])).code).to.equal(31);
  });

  it('ends with 1 and without a report when the org cannot be read', async () => {
    fake.inject({ match: /./, action: trouble.error(401, 'INVALID_SESSION_ID', 'Session expired or invalid') });
    const { code, stdout, stderr } = await sf.run(audit);
    expect([code, stdout]).to.deep.equal([1, '']);
    expect(stderr).to.match(/^Error \(\w+\): /);
  });

  it('reads a snapshot that another one wrote, without any org', async () => {
    const saved = await sf.run(['nhi', 'snapshot', '--target-org', 'mixed', '--output-file', 'piped.json']);
    expect(saved.code, saved.stderr).to.equal(0);
    sf.reset();
    const input = await readFile(path.join(sf.home.dir, 'piped.json'), 'utf8');
    const read = await sf.run(['nhi', 'audit', '--snapshot-file', '-', '--json'], { input });
    expect(read.json<Json>().result.apps).to.have.length(5);
    expect([read.code, fake.requests]).to.deep.equal([30, []]);
  });

  it('is no success when nobody reads what it prints', async () => {
    const child = spawn(process.execPath, [SF, ...audit], { cwd: sf.home.dir, env: sf.home.env, stdio: 'pipe' });
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).to.not.equal(0);
  });
});
