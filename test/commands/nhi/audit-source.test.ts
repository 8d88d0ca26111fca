import { rm, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { AuditReport } from '../../../src/findings/audit-report.js';
import { AUDITOR, demoOrg } from '../../fake-org/demo.js';
import { startFakeOrg, type FakeOrg } from '../../fake-org/index.js';
import { connectedAppFile, ecaFiles, projectFile, writeTree, type Files } from '../../source/tree.js';
import { openCommands } from '../../support/run-command.js';
import type { SfSession } from '../../support/session.js';

type Ended = { code: number | null; stdout: string; stderr: string };

describe('nhi audit --source-dir', () => {
  let fake: FakeOrg;
  let sf: SfSession;
  before(async () => {
    fake = await startFakeOrg(demoOrg(new Date()));
    sf = await openCommands({ alias: 'demo', auth: fake.authFile(AUDITOR) });
  });
  after(async () => {
    await sf.close();
    await fake.close();
  });
  beforeEach(() => fake.reset());

  let trees = 0;
  const audit = async (files: Files, args: string[]): Promise<Ended & { folder: string }> => {
    const folder = path.join(sf.home.dir, `tree-${(trees += 1)}`);
    await writeTree(folder, files);
    return { folder, ...(await sf.run(['nhi', 'audit', ...args], { cwd: folder })) };
  };
  const resultOf = ({ stdout }: Ended): AuditReport => (JSON.parse(stdout) as { result: AuditReport }).result;

  const sound = { ...projectFile(), ...ecaFiles('Sign', { policy: { clientCredentialsFlowUser: 'a@b.example' } }) };

  it('asks no org, and says of what it is', async () => {
    const ended = await audit(sound, ['--source-dir', '.', '--json']);
    const result = resultOf(ended);
    expect(ended.code).to.equal(0);
    expect(result.source).to.deep.equal(['.']);
    expect(Object.values(result.org).every((value) => value === null)).to.equal(true);
    expect(result.summary).to.include({ externalClientApps: 1, runAsUsers: null, apiCalls: 0, fixed: 0 });
    expect(result.findings.every(({ location }) => location !== undefined)).to.equal(true);
    expect(result.gaps.every(({ reason }) => reason === 'notInSource')).to.equal(true);
    expect(fake.requests).to.have.length(0);
  });

  it('ends with 30 for findings, with 31 for what cannot be read, and with 1 for no metadata', async () => {
    const secret = ecaFiles('Sign', { global: { consumerSecret: 'F00DF00DF00DF00D' } });
    const found = await audit(secret, ['--source-dir', 'force-app']);
    expect(found.code).to.equal(30);
    expect(found.stdout).to.contain('source-secret-committed').and.to.not.contain('F00DF00D');

    const folder = path.join(sf.home.dir, 'linked');
    await writeTree(folder, sound);
    await symlink('/etc', path.join(folder, 'force-app/more'));
    const linked = await sf.run(['nhi', 'audit', '--source-dir', '.'], { cwd: folder });
    expect(linked.code).to.equal(31);
    await rm(folder, { recursive: true });

    const none = await audit({ 'a/readme.txt': 'x' }, ['--source-dir', 'a']);
    expect(none.code).to.equal(1);
    expect(none.stderr).to.match(/no metadata/);
  });

  it('takes --app, and denies one that the source does not have', async () => {
    const files = { ...sound, ...connectedAppFile('Legacy') };
    const one = resultOf(await audit(files, ['--source-dir', '.', '--app', 'Legacy', '--json']));
    expect(one.apps.map(({ name }) => name)).to.deep.equal(['Legacy']);
    expect((await audit(files, ['--source-dir', '.', '--app', 'Nobody'])).code).to.equal(1);
  });

  it('does not ask the default org', async () => {
    await sf.run(['config', 'set', 'target-org', 'demo']);
    const folder = path.join(sf.home.dir, 'default');
    await writeTree(folder, sound);
    const ended = await sf.run(['nhi', 'audit', '--source-dir', '.', '--json'], {
      cwd: folder,
      env: { SF_TARGET_ORG: 'demo' },
    });
    expect(resultOf(ended).org.instanceUrl).to.equal(null);
    expect(fake.requests.filter(({ path: asked }) => asked.includes('query'))).to.have.length(0);
  });

  it('lays the source over an org that is named, and counts what is new', async () => {
    const [app] = fake.org.externalClientApps;
    const args = ['--source-dir', '.', '--target-org', 'demo', '--json'];
    const frozen = fake.org.users.find((user) => user.frozen)?.username ?? '';
    const files = { ...projectFile(), ...ecaFiles('Brand_New', { policy: { clientCredentialsFlowUser: frozen } }) };
    const ended = await audit(files, args);
    const result = resultOf(ended);
    expect(ended.code).to.equal(30);
    expect(result.org.instanceUrl).to.equal(fake.url);
    const changes = new Set(result.findings.map(({ change }) => change));
    expect(changes).to.include('new').and.to.include('existing');
    expect(result.findings.find(({ rule, app: of }) => rule === 'run-as-frozen' && of === 'Brand_New')).to.deep.include(
      {
        change: 'new',
        status: 'fail',
      },
    );

    const quiet = { ...projectFile(), 'force-app/classes/Nothing.cls': 'public class Nothing {}' };
    expect((await audit(quiet, args)).code).to.equal(0);
    expect((await audit(quiet, [...args, '--fail-on-existing'])).code).to.equal(30);
    expect(app).to.not.equal(undefined);
  });

  it('only reads the org', async () => {
    await audit(sound, ['--source-dir', '.', '--target-org', 'demo']);
    const writing = fake.requests.filter(({ method }) => !['GET', 'HEAD', 'POST'].includes(method));
    expect(writing).to.deep.equal([]);
  });

  it('writes reports that name the file', async () => {
    const { folder, code } = await audit(ecaFiles('Sign', { policy: { ipRelaxationPolicyType: 'Bypass' } }), [
      '--source-dir',
      'force-app',
      '--output-file',
      'r.sarif',
      '--output-file',
      'r.md',
    ]);
    expect(code).to.equal(30);
    for (const name of ['r.sarif', 'r.md']) {
      expect(await readFile(path.join(folder, name), 'utf8')).to.contain('Sign_oauthPlcy.ecaOauthPlcy-meta.xml');
    }
  });
});
