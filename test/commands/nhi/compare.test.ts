import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import type { NhiAuditResult } from '../../../src/commands/nhi/audit.js';
import type { NhiCompareResult } from '../../../src/commands/nhi/compare.js';
import type { NhiSnapshotResult } from '../../../src/commands/nhi/snapshot.js';
import { type FakeOrg, trouble } from '../../fake-org/index.js';
import type { Org } from '../../fake-org/org/model.js';
import { openCommands } from '../../support/run-command.js';
import type { SfResult, SfSession } from '../../support/session.js';
import { AUDITOR, readyOrg, sandboxOrg, unreadyOrg } from './promotion-orgs.js';

type Json<T> = { status: number; result: T; warnings: string[] };
type JsonError = { name: string; message: string; actions?: string[]; status: number };

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

/**
 * `sf nhi snapshot`, `sf nhi audit --snapshot-file` and `sf nhi compare`, with several orgs on
 * loopback.
 */
describe('two orgs', () => {
  let sf: SfSession;
  const now = new Date();

  const host = async (alias: string, org: Org): Promise<FakeOrg> => sf.host(org, { [alias]: AUDITOR });
  const compare = async (...flags: string[]): Promise<SfResult> => sf.run(['nhi', 'compare', ...flags]);
  const audit = async (...flags: string[]): Promise<SfResult> => sf.run(['nhi', 'audit', ...flags]);
  const snapshot = async (...flags: string[]): Promise<SfResult> => sf.run(['nhi', 'snapshot', ...flags]);

  let uat: FakeOrg;
  let prod: FakeOrg;

  before(async () => {
    sf = await openCommands();
    uat = await host('uat', sandboxOrg(now));
    prod = await host('prod', unreadyOrg(now));
    await host('ready', readyOrg(now));
  });
  afterEach(() => sf.reset());
  after(async () => sf.close());

  describe('nhi compare', () => {
    it('prints a checklist for the promotion at 80 columns and exits with 30', async () => {
      const { code, stdout, stderr } = await compare('--source-org', 'uat', '--target-org', 'prod', '--verbose');
      expect([code, stderr]).to.deep.equal([30, '']);
      expect(stdout).to.match(/^\d+ differences would break integrations on the target\. /);
      const headings = [...stdout.matchAll(/^=== (.*)$/gm)].map(([, heading]) => heading);
      expect(headings).to.deep.equal(['Only on the target (not a finding)', 'Overview']);
      // What breaks before what is riskier, app by app, the worst first.
      const sections = [...stdout.matchAll(/^(?:(\w+): would break| {2}(Would .*))$/gm)].map(
        ([, app, part]) => app ?? part,
      );
      expect(sections).to.deep.equal([
        'Contract_Signing',
        'Would break on the target',
        'Would be riskier on the target',
        'Shipping',
        'Would break on the target',
      ]);
      const text = oneLine(stdout);
      expect(text).to.include('high The target has no app named Shipping. (env-app-missing)');
      expect(text).to.include(
        'Contract (edit): given by permission set "Sign Access", which doesn\'t give it on the target',
      );
      expect(text).to.include('Only_Here (external client app)');
      expect(stdout).to.equal(stripVTControlCharacters(stdout));
      // A command is one line, however long.
      for (const line of stdout.split('\n')) if (!/^ +sf /.test(line)) expect(line.length, line).to.be.at.most(80);
    });

    it('gives the same as JSON, in spite of the exit code', async () => {
      const finished = await compare('--source-org', 'uat', '--target-org', 'prod', '--json');
      const { status, result, warnings } = finished.json<Json<NhiCompareResult>>();
      expect([finished.code, status, finished.stderr, warnings]).to.deep.equal([30, 30, '', []]);
      expect(result).to.include({ formatVersion: '1.0', sameOrg: false });
      expect([result.source.org.isSandbox, result.target.org.isSandbox]).to.deep.equal([true, false]);
      expect(result.findings.map(({ effect, rule, app }) => `${effect} ${rule} ${app}`)).to.have.members([
        'breaks env-permission-missing Contract_Signing',
        'breaks env-endpoint-missing Contract_Signing',
        'riskier env-scope-differs Contract_Signing',
        'riskier env-permission-extra Contract_Signing',
        'riskier env-policy-differs Contract_Signing',
        'breaks env-app-missing Shipping',
      ]);
      const [signing] = result.apps;
      expect(signing?.access?.missing.map(({ kind, name, rights }) => [kind, name, ...rights].join(' '))).to.deep.equal(
        ['permission ViewEventLogFiles', 'object Contract edit', 'apexClass Helper', 'apexClass SignCallback'],
      );
      expect(result.onlyOnTarget.map(({ name }) => name)).to.deep.equal(['Only_Here']);
    });

    it('costs two audits, reads both orgs at the same time, and writes nothing', async () => {
      const calls = async (alias: string, fake: FakeOrg): Promise<number> => {
        fake.reset();
        await audit('--target-org', alias);
        return fake.stats.apiCalls;
      };
      const [source, target] = [await calls('uat', uat), await calls('prod', prod)];
      for (const fake of [uat, prod]) fake.reset();
      const finished = await compare('--source-org', 'uat', '--target-org', 'prod', '--json');
      expect(uat.stats.apiCalls).to.be.at.most(source);
      expect(prod.stats.apiCalls).to.be.at.most(target);
      expect(finished.json<Json<NhiCompareResult>>().result.summary.apiCalls).to.equal(
        uat.stats.apiCalls + prod.stats.apiCalls,
      );
      expect([...uat.stats.writes, ...prod.stats.writes]).to.deep.equal([]);
      const spans = [uat, prod].map(({ requests }) => ({
        start: Math.min(...requests.map((request) => request.startedAt)),
        end: Math.max(...requests.map((request) => request.endedAt ?? request.startedAt)),
      }));
      const overlap = Math.min(...spans.map(({ end }) => end)) - Math.max(...spans.map(({ start }) => start));
      expect(overlap, JSON.stringify(spans)).to.be.greaterThan(0);
    });

    it('finds nothing where only hosts, ids, keys and the sandbox suffix differ, and exits with 0', async () => {
      const finished = await compare(
        '--source-org',
        'uat',
        '--target-org',
        'ready',
        '--json',
        '--fail-on-inconclusive',
      );
      const { result } = finished.json<Json<NhiCompareResult>>();
      expect(result.findings).to.deep.equal([]);
      expect([finished.code, result.summary.comparedApps]).to.deep.equal([0, 2]);
    });

    it('finds nothing in an org that is compared with itself, and points it out', async () => {
      const { code, stdout, stderr } = await compare(
        '--source-org',
        'prod',
        '--target-org',
        'prod',
        '--fail-on',
        'low',
      );
      expect(code).to.equal(0);
      expect(stdout).to.match(/^Both sides are the same org/);
      expect(stdout).to.include('No difference was found');
      expect(stderr).to.match(/Warning: Source and target are the same org/);
    });

    it('narrows to an app, and fails for a name that neither side has', async () => {
      const { result } = (
        await compare('--source-org', 'uat', '--target-org', 'prod', '--app', 'shipping', '--json')
      ).json<Json<NhiCompareResult>>();
      expect(result.apps.map(({ name }) => name)).to.deep.equal(['Shipping']);
      const { code, stderr } = await compare('--source-org', 'uat', '--target-org', 'prod', '--app', 'Shiping');
      expect(code).to.equal(1);
      expect(stderr).to.include('UnknownAppError').and.include('instead of "Shiping"? Shipping');
    });

    it('takes waivers and severities of the policy file, and reports waivers that are of no use', async () => {
      const waiver = (rule: string, app: string, expires = '2999-12-31'): string =>
        `- { rule: ${rule}, app: ${app}, reason: comes next year, expires: ${expires} }`;
      const lines = [
        'version: 1',
        'rules: { env-permission-missing: { severity: low }, env-policy-differs: { severity: low }, env-endpoint-missing: off }',
        'waivers:',
        waiver('env-app-missing', 'Shipping'),
        waiver('env-scope-differs', 'Contract_Signing', '2020-01-01'),
        waiver('env-run-as-shared', 'Shipping'),
        waiver('run-as-inactive', 'Shipping'),
      ];
      await writeFile(path.join(sf.home.dir, 'compare-policy.yml'), `${lines.join('\n')}\n`);
      const flags = ['--source-org', 'uat', '--target-org', 'prod', '--policy-file', 'compare-policy.yml'];
      const finished = await compare(...flags, '--json');
      const { result, warnings } = finished.json<Json<NhiCompareResult>>();
      expect(finished.code).to.equal(0);
      expect((await compare(...flags, '--fail-on', 'low')).code).to.equal(30);
      const found = (rule: string): unknown => result.findings.find((finding) => finding.rule === rule);
      expect(found('env-app-missing')).to.deep.include({
        status: 'waived',
        waiver: { reason: 'comes next year', owner: null, expires: '2999-12-31', ticket: null },
      });
      expect(found('env-permission-missing')).to.include({ status: 'fail', severity: 'low' });
      expect(found('env-scope-differs')).to.include({ status: 'fail' });
      expect(found('env-endpoint-missing')).to.equal(undefined);
      expect(warnings).to.deep.equal([
        'compare-policy.yml: the waiver of env-scope-differs for Contract_Signing expired on 2020-01-01 and does not count any more.',
        'compare-policy.yml: the waiver of env-run-as-shared for Shipping (until 2999-12-31) had nothing to waive.',
      ]);
    });

    it('exits with 31 when one side is incomplete, and passes nothing that rests on it', async () => {
      uat.inject({ match: /FROM ObjectPermissions/, action: trouble.error(400, 'UNKNOWN_ERROR', 'odd') });
      const finished = await compare('--source-org', 'uat', '--target-org', 'ready', '--json');
      const { result } = finished.json<Json<NhiCompareResult>>();
      expect(finished.code).to.equal(31);
      expect(result.apps[0]?.checks).to.include({
        'env-permission-missing': 'inconclusive',
        'env-permission-extra': 'inconclusive',
      });
      expect(result.gaps.find(({ source }) => source === 'ObjectPermissions'))
        .to.include({ side: 'source', reason: 'error' })
        .and.to.have.property('rules')
        .that.includes('env-permission-missing');
    });

    it('says which side could not be read', async () => {
      prod.inject({ match: /./, action: trouble.error(401, 'INVALID_SESSION_ID', 'Session expired or invalid') });
      const { code, stdout, stderr } = await compare('--source-org', 'uat', '--target-org', 'prod');
      expect([code, stdout]).to.deep.equal([1, '']);
      expect(oneLine(stderr)).to.include("The target can't be read:");
    });

    it('refuses flags that do not go together', async () => {
      expect((await compare('--target-org', 'prod')).code).to.equal(2);
      expect(
        (await compare('--source-org', 'uat', '--source-snapshot-file', 'x', '--target-org', 'prod')).code,
      ).to.equal(2);
      expect(
        (await compare('--source-org', 'uat', '--target-org', 'prod', '--target-snapshot-file', 'x')).code,
      ).to.equal(2);
      const { code, stderr } = await compare('--source-org', 'uat');
      expect(code).to.equal(1);
      expect(oneLine(stderr))
        .to.include('NoDefaultEnvError')
        .and.include('The target is missing')
        .and.include('sf config set target-org <alias> --global');
      expect((await compare('--target-org', 'prod')).stderr).to.include('--source-org');
    });
  });

  describe('nhi snapshot', () => {
    const fileOf = (name: string): string => path.join(sf.home.dir, name);

    it('saves what an audit of the file judges as the org was judged, without any org', async () => {
      const live = (await audit('--target-org', 'prod', '--json')).json<Json<NhiAuditResult>>().result;
      const saved = await snapshot('--target-org', 'prod', '--output-file', 'prod.json', '--json');
      const { result } = saved.json<Json<NhiSnapshotResult>>();
      expect(saved.code).to.equal(0);
      expect(result).to.include({ file: 'prod.json', formatVersion: '1.1' });
      expect(await readFile(fileOf('prod.json'), 'utf8')).to.include(result.digest);
      expect(prod.stats.writes).to.deep.equal([]);

      sf.reset();
      const offline = await audit('--snapshot-file', 'prod.json', '--json');
      const { result: report, warnings } = offline.json<Json<NhiAuditResult>>();
      expect(sf.fakes.flatMap(({ requests }) => requests)).to.deep.equal([]);
      expect(offline.code).to.equal(30);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.match(/^prod\.json shows the org as it was on .* UTC, less than an hour ago/);
      expect(report.evaluatedAt).to.equal(report.collectedAt).and.to.equal(result.collectedAt);
      const timeless = ({ collectedAt, evaluatedAt, ...rest }: NhiAuditResult): unknown => [
        typeof collectedAt,
        typeof evaluatedAt,
        rest,
      ];
      // Commands name the org as it was named, which for a snapshot is by its username.
      const named = (data: unknown): unknown =>
        JSON.parse(JSON.stringify(data).replaceAll(`--target-org ${live.org.username}`, '--target-org prod'));
      expect(named(timeless(report))).to.deep.equal(named(timeless(live)));
    });

    it('replaces a file whole, and leaves no other', async () => {
      await writeFile(fileOf('again.json'), 'something else');
      const { code, stdout } = await snapshot('--target-org', 'uat', '--output-file', 'again.json');
      expect(code).to.equal(0);
      expect(oneLine(stdout)).to.include('was saved in again.json').and.include('Run As users: 2.');
      expect(await readFile(fileOf('again.json'), 'utf8')).to.match(/^\{\n {2}"format": "sf-nhi-snapshot"/);
      expect((await readdir(sf.home.dir)).filter((name) => name.includes('again'))).to.deep.equal(['again.json']);
    });

    it('leaves a file as it is when the org cannot be read', async () => {
      await writeFile(fileOf('kept.json'), 'kept');
      prod.inject({ match: /./, action: trouble.error(401, 'INVALID_SESSION_ID', 'Session expired or invalid') });
      expect((await snapshot('--target-org', 'prod', '--output-file', 'kept.json')).code).to.equal(1);
      expect(await readFile(fileOf('kept.json'), 'utf8')).to.equal('kept');
    });

    it('asks no org when the file cannot be written', async () => {
      const { code, stderr } = await snapshot('--target-org', 'prod', '--output-file', 'nowhere/prod.json');
      expect(code).to.equal(1);
      expect(stderr).to.include('nowhere');
      expect(prod.requests).to.deep.equal([]);
    });

    it('exits with 31 when a source failed, and so does an audit of the file', async () => {
      prod.inject({ match: /FROM SetupAuditTrail/, action: trouble.error(400, 'UNKNOWN_ERROR', 'odd') });
      const { code, stdout } = await snapshot('--target-org', 'prod', '--output-file', 'partial.json');
      expect(code).to.equal(31);
      expect(oneLine(stdout)).to.include('SetupAuditTrail: failed unexpectedly');
      expect((await audit('--snapshot-file', 'partial.json', '--fail-on', 'none')).code).to.equal(31);
    });

    it('is compared like an org, alone or against one', async () => {
      await snapshot('--target-org', 'uat', '--output-file', 'uat.json');
      await snapshot('--target-org', 'prod', '--output-file', 'production.json');
      sf.reset();
      const rules = (result: NhiCompareResult): string[] => result.findings.map(({ fingerprint }) => fingerprint);
      const files = (
        await compare('--source-snapshot-file', 'uat.json', '--target-snapshot-file', 'production.json', '--json')
      ).json<Json<NhiCompareResult>>();
      expect(sf.fakes.flatMap(({ requests }) => requests)).to.deep.equal([]);
      expect(files.warnings).to.have.length(2);
      expect(files.result.summary.apiCalls).to.equal(0);
      expect([files.result.source.snapshotFile, files.result.target.snapshotFile]).to.deep.equal([
        'uat.json',
        'production.json',
      ]);
      const mixed = (await compare('--source-snapshot-file', 'uat.json', '--target-org', 'prod', '--json')).json<
        Json<NhiCompareResult>
      >();
      expect(rules(mixed.result)).to.deep.equal(rules(files.result));
      expect(rules(files.result)).to.have.length(6);
    });

    it('is refused when it was altered, cut or made by a newer plugin, by each command that takes it', async () => {
      await snapshot('--target-org', 'uat', '--output-file', 'good.json');
      const text = await readFile(fileOf('good.json'), 'utf8');
      await writeFile(fileOf('altered.json'), text.replace('"active":true', '"active":false'));
      await writeFile(fileOf('cut.json'), text.slice(0, text.length / 2));
      await writeFile(fileOf('newer.json'), text.replace('"formatVersion": "1.1"', '"formatVersion": "7.3"'));
      for (const [file, message] of [
        ['altered.json', 'damaged or edited'],
        ['cut.json', "isn't valid JSON"],
        ['newer.json', 'has format 7.3'],
        ['none.json', 'There is no snapshot file'],
      ] as const) {
        const finished = await audit('--snapshot-file', file, '--json');
        const error = finished.json<JsonError>();
        expect([finished.code, error.status]).to.deep.equal([1, 1]);
        expect(error.message).to.include(message);
      }
      const { code, stderr } = await compare(
        '--source-snapshot-file',
        'good.json',
        '--target-snapshot-file',
        'altered.json',
      );
      expect(code).to.equal(1);
      expect(oneLine(stderr)).to.include("The target can't be read:").and.include('damaged or edited');
    });

    it('is read from standard input', async () => {
      await snapshot('--target-org', 'uat', '--output-file', 'piped.json');
      const input = await readFile(fileOf('piped.json'), 'utf8');
      const finished = await sf.run(['nhi', 'audit', '--snapshot-file', '-', '--json', '--fail-on', 'none'], { input });
      expect(finished.json<Json<NhiAuditResult>>().result.apps).to.have.length(2);
    });

    it('does not go together with an org', async () => {
      expect((await audit('--snapshot-file', 'x.json', '--target-org', 'prod')).code).to.equal(2);
    });
  });
});
