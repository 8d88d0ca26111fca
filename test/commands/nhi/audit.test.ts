import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import type { NhiAuditResult } from '../../../src/commands/nhi/audit.js';
import { type FakeOrg, trouble } from '../../fake-org/index.js';
import type { Org } from '../../fake-org/org/model.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { AUDITOR, emptyOrg, HOSTILE, hostileOrg, LIMITED, mixedOrg } from './audit-org.js';

type Json = { status: number; result: NhiAuditResult; warnings: string[] };
type JsonError = { name: string; message: string; actions: string[]; status: number; stack: string };

/** A command has a line of its own, whole. */
const isCommand = (line: string): boolean => /^ +sf /.test(line);

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/** `sf nhi audit`, against orgs on loopback. */
describe('nhi audit', () => {
  let sf: SfSession;

  const host = async (alias: string, org: Org): Promise<FakeOrg> =>
    sf.host(org, { [alias]: AUDITOR, [`${alias}-limited`]: LIMITED });

  const audit = async (alias: string, ...flags: string[]): Promise<SfResult> =>
    sf.run(['nhi', 'audit', '--target-org', alias, ...flags]);

  let mixed: FakeOrg;
  let empty: FakeOrg;

  before(async () => {
    sf = await openCommands();
    mixed = await host('mixed', mixedOrg());
    empty = await host('empty', emptyOrg());
    await host('hostile', hostileOrg());
  });

  afterEach(() => sf.reset());

  after(async () => sf.close());

  describe('with findings', () => {
    it('prints the report at 80 columns, without progress or colour, and exits with 30', async () => {
      const { code, stdout, stderr } = await audit('mixed');
      expect(code).to.equal(30);
      expect(stderr).to.equal('');
      expect(stdout).to.match(/^5 integrations: 3 broken, /);
      expect(oneLine(stdout)).to.include('Legacy_ETL: Run As user is deactivated (run-as-inactive)');
      expect(stdout).to.equal(stripVTControlCharacters(stdout)).and.not.include('Elapsed');
      expect(stdout.trimEnd().split('\n').length).to.be.at.most(45);
      for (const line of stdout.split('\n')) if (!isCommand(line)) expect(line.length, line).to.be.at.most(80);
    });

    it('prints everything with --verbose, and about an app that was named', async () => {
      const whole = oneLine((await audit('mixed', '--verbose')).stdout);
      expect(whole)
        .to.match(/^3 of 5 integrations are broken: /)
        .and.include('=== Overview')
        .and.include('Shipping: risk');
      const named = oneLine((await audit('mixed', '--app', 'Legacy_ETL')).stdout);
      expect(named).to.include('Legacy_ETL: broken').and.include('- User: ').and.not.include('Shipping');
    });

    it('says that the clock of this computer is wrong', async () => {
      const { options } = mixed.org;
      options.clockAheadMs = 40 * 86_400_000;
      const text = await audit('mixed');
      const json = (await audit('mixed', '--json')).json<Json>();
      options.clockAheadMs = 0;
      const sentence = "is 40 days behind the org's. Everything is judged by the org's time.";
      expect(oneLine(text.stderr)).to.include(sentence);
      expect(oneLine(text.stdout)).to.include(sentence);
      expect(json.warnings.join(' ')).to.include(sentence);
      expect(json.result.clock?.judgedBy).to.equal('org');
    });

    it('gives the same as JSON, with the result in spite of the exit code', async () => {
      const finished = await audit('mixed', '--json');
      const { status, result, warnings } = finished.json<Json>();
      expect([finished.code, status, finished.stderr]).to.deep.equal([30, 30, '']);
      expect(warnings).to.deep.equal([]);
      expect(result.formatVersion).to.equal('1.0');
      expect(result.org).to.include({ id: mixed.org.id, username: `mixed.${AUDITOR}`, instanceUrl: mixed.url });
      expect(result.summary).to.include({ connectedApps: 3, externalClientApps: 3, clientCredentialsApps: 5 });
      expect(result.apps.map(({ kind, name }) => `${kind}:${name}`)).to.have.members([
        'ExternalClientApp:Contract_Signing',
        'ExternalClientApp:Legacy_ETL',
        'ConnectedApp:Shipping',
        'ConnectedApp:Twin',
        'ExternalClientApp:Twin',
      ]);
      const failed = result.findings
        .filter((finding) => finding.status === 'fail')
        .map(({ rule, app }) => `${rule} ${app}`);
      expect(failed).to.include.members([
        'run-as-inactive Legacy_ETL',
        'app-ip-relaxed Shipping',
        'run-as-missing ConnectedApp:Twin',
        'run-as-missing ExternalClientApp:Twin',
      ]);
    });

    it('exits with 0 when findings do not count', async () => {
      const { code, stdout } = await audit('mixed', '--fail-on', 'none');
      expect(code).to.equal(0);
      expect(stdout).to.include('Exit code 0: findings do not count (--fail-on none).');
    });

    it('prefers 30 over 31', async () =>
      expect((await audit('mixed-limited', '--fail-on-inconclusive')).code).to.equal(30));

    it('exits with 31 on request when something could not be checked, and says what to grant', async () => {
      const { code, stdout } = await audit('mixed-limited', '--fail-on', 'none', '--fail-on-inconclusive');
      expect(code).to.equal(31);
      expect(oneLine(stdout)).to.match(/No right to read .*LoginHistory.*: grant .*permission set NHI_Auditor/);
      const whole = await audit('mixed-limited', '--fail-on', 'none', '--verbose');
      expect(oneLine(whole.stdout)).to.include('Needs Monitor Login History (MonitorLoginHistory)');
    });
  });

  describe('with --app', () => {
    it('selects by name without regard to case, in both kinds', async () => {
      const { result } = (await audit('mixed', '--app', 'twin', '--json')).json<Json>();
      expect(result.apps.map(({ kind }) => kind)).to.have.members(['ConnectedApp', 'ExternalClientApp']);
    });

    it('selects by kind and name, repeatedly', async () => {
      const { result } = (await audit('mixed', '-a', 'connectedapp:Twin', '-a', 'Shipping', '--json')).json<Json>();
      expect(result.apps.map(({ kind, name }) => `${kind}:${name}`)).to.have.members([
        'ConnectedApp:Twin',
        'ConnectedApp:Shipping',
      ]);
    });

    it('fails for an unknown name, and suggests the nearest', async () => {
      const { code, stderr, stdout } = await audit('mixed', '--app', 'Contract_Singing');
      expect([code, stdout]).to.deep.equal([1, '']);
      expect(stderr)
        .to.include('Error (UnknownAppError)')
        .and.include('instead of "Contract_Singing"? Contract_Signing');
    });

    it('has nothing to check in an app without the flow', async () => {
      const { code, stdout } = await audit('mixed', '--app', 'Website_Login');
      expect(code).to.equal(0);
      expect(oneLine(stdout)).to.include(
        'does not use the OAuth 2.0 client credentials flow, so there is nothing to check: Website_Login.',
      );
    });
  });

  describe('without integrations', () => {
    it('says so and exits with 0', async () => {
      const { code, stdout } = await audit('empty');
      expect(code).to.equal(0);
      expect(oneLine(stdout)).to.match(/^This org has no app that uses the OAuth 2\.0 client credentials flow/);
    });

    it('does not say so when the apps of one kind cannot be read', async () => {
      empty.inject({
        match: /listMetadata ConnectedApp/,
        action: trouble.soapFault('INSUFFICIENT_ACCESS', 'no rights'),
      });
      const { code, stdout } = await audit('empty', '--fail-on-inconclusive');
      expect(code).to.equal(31);
      expect(oneLine(stdout))
        .to.include('not every app could be read: there may be some')
        .and.include('Not read completely: ConnectedApp: no right to read it.');
    });

    it('exits with 31 when a source fails, whatever the flags', async () => {
      empty.inject({ match: /FROM SetupAuditTrail/, action: trouble.error(400, 'UNKNOWN_ERROR', `odd ${HOSTILE}`) });
      const { code, stdout } = await audit('empty', '--fail-on', 'none');
      expect(code).to.equal(31);
      expect(oneLine(stdout))
        .to.include('Exit code 31: the report is incomplete')
        .and.include('SetupAuditTrail: failed unexpectedly');
      expectHarmless(stdout);
    });
  });

  describe('when the org cannot be read', () => {
    it('exits with 1 and prints no report', async () => {
      empty.inject({ match: /./, action: trouble.error(401, 'INVALID_SESSION_ID', 'Session expired or invalid') });
      const { code, stdout, stderr } = await audit('empty');
      expect([code, stdout]).to.deep.equal([1, '']);
      expect(stderr).to.match(/^Error \(\w+\): /);
    });

    it('says why as JSON, with the exit code of the contract whatever the org writes', async () => {
      const message = `TypeError ErrorId: 1234567890-12345 (-1234567890) ${HOSTILE}`;
      empty.inject({ match: /./, action: trouble.error(401, 'INVALID_SESSION_ID', message) });
      const finished = await audit('empty', '--json');
      const error = finished.json<JsonError>();
      expect([finished.code, error.status]).to.deep.equal([1, 1]);
      expect(error.actions).to.be.an('array').that.is.not.empty;
      expectHarmless(finished.stdout);
    });
  });

  describe('with texts that try to act on who shows them', () => {
    it('prints nothing that a terminal or a CI log acts on', async () => {
      const { code, stdout } = await audit('hostile', '--verbose');
      expect(code).to.equal(30);
      expect(stdout).to.include('\\u001b[2J\\u202emoc');
      expectHarmless(stdout);
    });

    it('gives them unaltered, and still harmless, as JSON', async () => {
      const finished = await audit('hostile', '--json');
      const [app] = finished.json<Json>().result.apps;
      expect([app?.label, app?.contactEmail, app?.runAs.username]).to.deep.equal([HOSTILE, HOSTILE, HOSTILE]);
      expectHarmless(finished.stdout);
    });
  });
});

const expectHarmless = (printed: string): void => {
  expect(printed.replaceAll('\n', '')).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  expect(printed).not.to.match(/^\s*::/m);
  expect(printed).not.to.match(/##\w*\[/);
};
