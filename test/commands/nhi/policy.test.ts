import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { NhiAuditResult } from '../../../src/commands/nhi/audit.js';
import type { NhiPolicyInitResult } from '../../../src/commands/nhi/policy/init.js';
import type { FakeOrg } from '../../fake-org/index.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { AUDITOR, hostileOrg, LIMITED, mixedOrg } from './audit-org.js';

type Json<T> = { status: number; result: T; warnings: string[] };
type JsonError = {
  name: string;
  message: string;
  status: number;
  data?: { mistakes: Array<{ line: number; key: string }> };
};

/** The policy file and the baseline of an audit. */
describe('nhi policy', () => {
  let sf: SfSession;
  let mixed: FakeOrg;

  before(async () => {
    sf = await openCommands();
    mixed = await sf.host(mixedOrg(), { mixed: AUDITOR, limited: LIMITED });
    await sf.host(hostileOrg(), { hostile: AUDITOR });
  });

  afterEach(() => sf.reset());

  after(async () => sf.close());

  const inHome = (file: string): string => path.join(sf.home.dir, file);
  const audit = async (...flags: string[]): Promise<SfResult> =>
    sf.run(['nhi', 'audit', '--target-org', 'mixed', ...flags]);
  const init = async (...flags: string[]): Promise<SfResult> =>
    sf.run(['nhi', 'policy', 'init', '--target-org', 'mixed', ...flags]);
  const save = async (file: string, text: string): Promise<void> => writeFile(inHome(file), text);
  const failures = ({ findings }: NhiAuditResult): string[] =>
    findings.filter(({ status }) => status === 'fail').map(({ app, rule }) => `${app} ${rule}`);

  describe('init', () => {
    it('writes a file that an audit takes without finding anything else', async () => {
      const { code, json } = await init('--output-file', 'starter.yml', '--json');
      expect(code).to.equal(0);
      expect(json<Json<NhiPolicyInitResult>>().result).to.deep.equal({
        file: 'starter.yml',
        integrations: ['Contract_Signing', 'Legacy_ETL', 'Shipping', 'ConnectedApp:Twin', 'ExternalClientApp:Twin'],
        complete: true,
      });
      const without = (await audit('--json')).json<Json<NhiAuditResult>>();
      const { result, warnings } = (await audit('--policy-file', 'starter.yml', '--json')).json<Json<NhiAuditResult>>();
      expect(failures(result)).to.deep.equal(failures(without.result));
      expect(warnings).to.deep.equal([]);
      expect(result.policy).to.deep.equal({
        file: 'starter.yml',
        expiredWaivers: [],
        unusedWaivers: [],
        unmatchedApps: [],
      });
    });

    it('leaves a file alone unless told otherwise, before it asks the org', async () => {
      await save('mine.yml', 'mine');
      const refused = await init('--output-file', 'mine.yml');
      expect(refused.code).to.equal(1);
      expect(refused.stderr).to.match(/mine\.yml exists already/);
      expect(mixed.requests).to.deep.equal([]);
      expect(await readFile(inHome('mine.yml'), 'utf8')).to.equal('mine');
      const { code, stdout } = await init('--output-file', 'mine.yml', '--force');
      expect(code).to.equal(0);
      expect(stdout).to.match(/mine\.yml declares 5 integrations/);
      expect(await readFile(inHome('mine.yml'), 'utf8')).to.match(/^# yaml-language-server: /);
    });

    it('says when apps may be missing', async () => {
      const { code, json } = await sf.run([
        'nhi',
        'policy',
        'init',
        '--target-org',
        'limited',
        '--output-file',
        'limited.yml',
        '--json',
      ]);
      const { result, warnings } = json<Json<NhiPolicyInitResult>>();
      expect(code).to.equal(0);
      if (result.complete) expect(warnings).to.deep.equal([]);
      else expect(warnings.join()).to.match(/may be missing/);
    });

    it('writes hostile names as what they are', async () => {
      const { code } = await sf.run([
        'nhi',
        'policy',
        'init',
        '--target-org',
        'hostile',
        '--output-file',
        'hostile.yml',
      ]);
      expect(code).to.equal(0);
      // oxlint-disable-next-line no-control-regex -- no control character may be there
      expect(await readFile(inHome('hostile.yml'), 'utf8')).to.not.match(/[\u0000-\u0009\u000b-\u001f\u202e]/);
      const taken = await sf.run([
        'nhi',
        'audit',
        '--target-org',
        'hostile',
        '--policy-file',
        'hostile.yml',
        '--json',
        '--fail-on',
        'none',
      ]);
      expect(taken.code).to.equal(0);
    });
  });

  describe('in an audit', () => {
    it('names every mistake with its place before the org is asked', async () => {
      await save(
        'faulty.yml',
        'version: 1\nintegrations:\n  - app: A\n    ownr: me\nwaivers:\n  - { rule: app-legcy, app: A, reason: r, expires: 2026-02-30 }\n',
      );
      const { code, stderr } = await audit('--policy-file', 'faulty.yml');
      expect(code).to.equal(1);
      expect(stderr).to.match(/faulty\.yml has 3 mistakes:\n/);
      expect(stderr).to.match(
        / faulty\.yml:4:5 integrations\[0\]\.ownr is not a key that belongs here\. Did you mean "owner"\?/,
      );
      expect(stderr).to.match(/ faulty\.yml:6:13 waivers\[0\]\.rule is not a rule\. Did you mean "app-legacy"\?/);
      expect(stderr).to.match(/ faulty\.yml:6:\d+ waivers\[0\]\.expires is no date of the calendar: 2026-02-30/);
      expect(mixed.requests).to.deep.equal([]);
      const error = (await audit('--policy-file', 'faulty.yml', '--json')).json<JsonError>();
      expect(error).to.include({ name: 'PolicyFileError', status: 1 });
      expect(error.data?.mistakes.map(({ line }) => line)).to.deep.equal([4, 6, 6]);
    });

    it('is an error when it was named and is missing', async () => {
      const { code, stderr } = await audit('--policy-file', 'none.yml');
      expect(code).to.equal(1);
      expect(stderr).to.match(/policy file none\.yml doesn't exist/);
    });

    it('is an error when it is no text', async () => {
      await writeFile(inHome('utf16.yml'), Buffer.from('\ufeffversion: 1', 'utf16le'));
      expect((await audit('--policy-file', 'utf16.yml')).stderr).to.match(
        /utf16\.yml:1:1 The file is not text in UTF-8/,
      );
      await save('large.yml', '#'.repeat(1_000_001));
      expect((await audit('--policy-file', 'large.yml')).stderr).to.match(/larger than a policy file can be/);
      expect((await audit('--policy-file', '.')).stderr).to.match(/can't be read: EISDIR/);
    });

    it('is found in the working directory, waives, and says what does not fit', async () => {
      const expires = new Date().toISOString().slice(0, 10);
      await save(
        'nhi-policy.yml',
        `\ufeffversion: 1
integrations:
  - { app: Contract_Signing, service: Signing, owner: team, endpoint: /services/apexrest/none }
  - { app: Contract_Sining }
rules: { app-legacy: off, app-ip-relaxed: { severity: low } }
waivers:
  - { rule: run-as-inactive, app: "Legacy_*", reason: closed next week, ticket: SEC-1, expires: ${expires} }
  - { rule: run-as-missing, app: "*:Twin", reason: twins, expires: 2020-01-01 }
  - { rule: run-as-frozen, app: Shipping, reason: never, expires: 2099-12-31 }
`,
      );
      const { code, json } = await audit('--json');
      const { result, warnings } = json<Json<NhiAuditResult>>();
      expect(code).to.equal(30);
      const checks = Object.fromEntries(result.apps.map(({ kind, name, checks: all }) => [`${kind}:${name}`, all]));
      expect(checks['ExternalClientApp:Legacy_ETL']?.['run-as-inactive']).to.equal('waived');
      expect(checks['ExternalClientApp:Legacy_ETL']?.['app-undeclared']).to.equal('fail');
      expect(checks['ExternalClientApp:Contract_Signing']).to.include({
        'app-undeclared': 'pass',
        'endpoint-not-found': 'fail',
        'secret-rotation-overdue': 'inconclusive',
      });
      expect(checks['ConnectedApp:Twin']?.['run-as-missing']).to.equal('fail');
      expect(checks['ConnectedApp:Shipping']?.['app-legacy']).to.equal('notApplicable');
      expect(result.findings.find(({ rule }) => rule === 'app-ip-relaxed')?.severity).to.equal('low');
      expect(result.apps.find(({ name }) => name === 'Contract_Signing')).to.include({
        owner: 'team',
        service: 'Signing',
      });
      expect(result.policy?.unmatchedApps).to.deep.equal(['Contract_Sining']);
      expect(warnings).to.have.length(3);
      expect(warnings[0]).to.match(/names the app Contract_Sining, .* Did you mean Contract_Signing\?/);
      expect(warnings[1]).to.match(/waiver of run-as-missing for \*:Twin expired on 2020-01-01/);
      expect(warnings[2]).to.match(/waiver of run-as-frozen for Shipping \(until 2099-12-31\) had nothing to waive/);
      const { stdout, stderr } = await audit('--verbose');
      expect(stdout.replace(/\s+/g, ' ')).to.match(/closed next week/);
      expect(stderr).to.match(/Did you mean Contract_Signing\?/);
    });
  });

  describe('with a baseline', () => {
    it('gates on what is new only, and refuses what is no result', async () => {
      await save('empty.yml', 'version: 1\n');
      const former = await audit('--json', '--policy-file', 'empty.yml');
      await save('former.json', former.stdout);
      const same = await audit('--policy-file', 'empty.yml', '--baseline-file', 'former.json');
      expect(same.code).to.equal(0);
      expect(same.stdout.replace(/\s+/g, ' ')).to.match(
        /Only what is new since the audit of \S+ \(former\.json\) is reported/,
      );
      const { result } = former.json<Json<NhiAuditResult>>();
      const [left, ...kept] = result.findings.filter(
        ({ status, severity }) => status === 'fail' && severity === 'critical',
      );
      const extra = { ...left, rule: 'run-as-inactive', app: 'Contract_Signing', fingerprint: 'x' };
      await save(
        'older.json',
        JSON.stringify({ ...result, findings: [...result.findings.filter((one) => one !== left), extra] }),
      );
      const { code, json } = await audit('--policy-file', 'empty.yml', '--baseline-file', 'older.json', '--json');
      const { result: report } = json<Json<NhiAuditResult>>();
      expect(code).to.equal(30);
      expect(failures(report)).to.deep.equal([`${left?.app} ${left?.rule}`]);
      expect(kept).to.not.be.empty;
      expect(report.baseline?.fixed.map(({ rule }) => rule)).to.deep.equal(['run-as-inactive']);
      await save('cut.json', former.stdout.slice(0, 500));
      const refused = await audit('--policy-file', 'empty.yml', '--baseline-file', 'cut.json');
      expect(refused.code).to.equal(1);
      expect(refused.stderr).to.match(/cut\.json is not JSON, or was cut off/);
    });
  });
});
