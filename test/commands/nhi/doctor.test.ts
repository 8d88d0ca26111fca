import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import type { NhiDoctorResult } from '../../../src/commands/nhi/doctor.js';
import type { FakeOrg } from '../../fake-org/index.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { AUDITOR, emptyOrg, hostileOrg, LIMITED, mixedOrg } from './audit-org.js';

type Json = { status: number; result: NhiDoctorResult; warnings: string[] };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** `sf nhi doctor`, against orgs on loopback. */
describe('nhi doctor', () => {
  let sf: SfSession;
  let mixed: FakeOrg;

  const doctor = async (alias: string, ...flags: string[]): Promise<SfResult> =>
    sf.run(['nhi', 'doctor', '--target-org', alias, ...flags]);

  before(async () => {
    sf = await openCommands();
    mixed = await sf.host(mixedOrg(), { mixed: AUDITOR, 'mixed-limited': LIMITED });
    await sf.host(emptyOrg(), { empty: AUDITOR });
    await sf.host(hostileOrg(), { hostile: AUDITOR });
  });

  afterEach(() => sf.reset());

  after(async () => sf.close());

  it('says at 80 columns that everything can be read, in at most eight calls, and only reads', async () => {
    const { code, stdout, stderr } = await doctor('mixed');
    expect([code, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.match(/^Everything that an audit reads, /);
    expect(stdout)
      .to.match(/^ {2}LoginHistory +yes$/m)
      .and.match(/^ {2}sf nhi audit: works\.$/m);
    for (const line of stdout.split('\n')) expect(line.length, line).to.be.at.most(80);
    expect(stdout).to.equal(stripVTControlCharacters(stdout));
    expect(mixed.stats.apiCalls).to.be.at.most(8);
    expect(mixed.stats.writes).to.deep.equal([]);
  });

  it('names what is missing by label and API name, what it opens, and what stays open', async () => {
    const { code, stdout } = await doctor('mixed-limited');
    expect(code).to.equal(31);
    expect(stdout).to.match(/^ {2}UserLogin +no +2 +ManageUsers$/m);
    expect(stdout).to.include('  Manage Users (ManageUsers)\n    It opens: UserLogin\n');
    expect(oneLine(stdout)).to.include('Rules left open without it: run-as-frozen, run-as-locked');
    expect(stdout).to.match(/^ {2}sf nhi audit: works, and leaves something open\. It lacks: /m);
    for (const line of stdout.split('\n')) expect(line.length, line).to.be.at.most(80);
  });

  it('returns all of it as JSON', async () => {
    const { code, json } = await doctor('mixed-limited', '--json');
    const { status, result } = json<Json>();
    expect([code, status]).to.deep.equal([31, 31]);
    expect(result).to.have.all.keys('sources', 'connection', 'commands');
    expect(result.sources.find(({ source }) => source === 'UserLogin')).to.deep.equal({
      source: 'UserLogin',
      readable: false,
      reason: 'permission',
      detail: result.sources.find(({ source }) => source === 'UserLogin')?.detail,
      columns: [],
      rules: ['run-as-frozen', 'run-as-locked'],
      permission: { name: 'ManageUsers', label: 'Manage Users' },
    });
    expect(result.connection).to.include({ token: 'opaque', rest: true, metadataApi: true });
    expect(result.connection.apiCalls).to.equal(mixed.stats.apiCalls);
  });

  it('answers of an org without apps', async () => {
    const { code, stdout } = await doctor('empty');
    expect(code).to.equal(0);
    expect(stdout).to.match(/^ {2}ConnectedApp +yes$/m);
  });

  it('names the variables of a proxy, and never their values', async () => {
    const env = { HTTPS_PROXY: 'http://somebody:hunter2@proxy.example:3128', NO_PROXY: '127.0.0.1' };
    for (const flags of [[], ['--json'], ['--facts']]) {
      const { stdout, stderr } = await sf.run(['nhi', 'doctor', '--target-org', 'mixed', ...flags], { env });
      expect(stdout + stderr)
        .to.not.include('hunter2')
        .and.not.include('proxy.example');
      if (flags.length === 0) expect(stdout).to.include('Proxy variables that are set: HTTPS_PROXY, NO_PROXY.');
    }
  });

  it('prints the facts as Markdown alone on standard output', async () => {
    const { code, stdout, stderr } = await doctor('mixed', '--facts');
    expect(code).to.equal(0);
    expect(stdout).to.match(/^### Facts of the platform in one org\n/);
    expect(stdout).to.match(/^\| external-client-apps-enabled \| .* \| \*\*holds\*\* \| /m);
    expect(stderr).to.match(/^Everything that an audit reads, /);
    expect(mixed.stats.writes).to.deep.equal([]);
  });

  it('fails where it could not ask', async () => {
    const lapsed = await sf.host(emptyOrg(), { lapsed: AUDITOR });
    lapsed.expireSessions();
    const { code, stderr } = await doctor('lapsed');
    expect(code).to.equal(1);
    expect(stderr).to.include('The session for this org has expired');
    const old = await doctor('empty', '--api-version', '50.0');
    expect(old.code).to.equal(1);
    expect(old.stderr).to.include('50.0');
  });

  it('shows nothing that a terminal acts on', async () => {
    const { stdout, stderr } = await doctor('hostile');
    expect(stdout + stderr).to.equal(stripVTControlCharacters(stdout + stderr));
  });
});
