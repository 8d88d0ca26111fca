import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { AuditReport } from '../../src/findings/audit-report.js';
import { otherOrgNote, sinceBaseline, type Baseline } from '../../src/findings/baseline.js';
import { readBaseline } from '../../src/findings/read-baseline.js';
import { gate } from '../../src/findings/gate.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { connectedApp, externalClientApp, gap, inventory, NOW } from '../support/inventory.js';

const audit = (given: Partial<Inventory> = {}, apps?: string[]): AuditReport =>
  evaluate(inventory(given), { now: NOW, apps });
const baselineOf = (report: AuditReport): Baseline => ({
  file: 'former.json',
  orgId: report.org.id,
  evaluatedAt: report.evaluatedAt,
  findings: report.findings,
});
const since = (report: AuditReport, former: AuditReport, audited = { everyApp: true, listComplete: true }) =>
  sinceBaseline(report, baselineOf(former), audited);
const rulesOf = (findings: ReadonlyArray<{ rule: string }>) => findings.map(({ rule }) => rule);

const bad = { apps: [externalClientApp({ ipRelaxation: 'Bypass', permittedUsers: 'AllSelfAuthorized' })] };
const worse = {
  apps: [externalClientApp({ ipRelaxation: 'Bypass', permittedUsers: 'AllSelfAuthorized', scopes: ['api', 'full'] })],
};

describe('sinceBaseline', () => {
  it('finds nothing new and nothing fixed in the same report', () => {
    const report = since(audit(bad), audit(bad));
    expect(report.findings).to.deep.equal([]);
    expect(report.baseline).to.deep.include({ fixed: [], notJudged: [], unchanged: audit(bad).findings.length });
    expect(gate(report, { failOn: 'low', failOnInconclusive: false }).exitCode).to.equal(0);
  });

  it('reports what is new, counts it alone, and leaves the checks as they are', () => {
    const report = since(audit(worse), audit(bad));
    expect(rulesOf(report.findings)).to.deep.equal(['scope-delegated']);
    expect(report.summary.findings).to.deep.equal({ critical: 0, high: 0, medium: 1, low: 0, info: 0 });
    expect(report.apps[0]?.checks['app-ip-relaxed']).to.equal('fail');
    expect(gate(report, { failOn: 'medium', failOnInconclusive: false }).exitCode).to.equal(30);
    expect(gate(report, { failOn: 'high', failOnInconclusive: false }).exitCode).to.equal(0);
  });

  it('says what was fixed', () => {
    expect(rulesOf(since(audit(), audit(bad)).baseline?.fixed ?? []).sort()).to.deep.equal([
      'app-ip-relaxed',
      'app-self-authorize',
    ]);
  });

  it('does not call fixed what nobody could check', () => {
    const unread = {
      apps: [externalClientApp({ ipRelaxation: null, permittedUsers: 'AllSelfAuthorized' })],
      gaps: [gap('ExtlClntAppOauthPlcyCnfg', { subjects: ['ExternalClientApp:Sign_Callback'] })],
    };
    const report = since(audit(unread), audit(bad));
    expect(report.baseline?.fixed).to.deep.equal([]);
    expect(rulesOf(report.baseline?.notJudged ?? [])).to.include('app-ip-relaxed');
    expect(rulesOf(report.findings)).to.include('app-ip-relaxed');
  });

  it('does not call fixed what is switched off', () => {
    const off = evaluate(inventory(bad), {
      now: NOW,
      policy: { file: 'p', policy: { version: 1, rules: { 'app-ip-relaxed': 'off' } } },
    });
    const { baseline } = since(off, audit(bad));
    expect(baseline?.fixed).to.deep.equal([]);
    expect(rulesOf(baseline?.notJudged ?? [])).to.deep.equal(['app-ip-relaxed']);
  });

  it('keeps what became worse', () => {
    const former = audit(bad);
    for (const finding of former.findings) finding.severity = 'info';
    expect(rulesOf(since(audit(bad), former).findings)).to.include('app-ip-relaxed');
  });

  it('takes what was waived or not known before for new', () => {
    for (const status of ['waived', 'inconclusive'] as const) {
      const former = audit(bad);
      for (const finding of former.findings) finding.status = status;
      expect(rulesOf(since(audit(bad), former).findings)).to.include('app-ip-relaxed');
    }
  });

  it('calls the findings of an app fixed that is gone, if every app was read', () => {
    const two = { apps: [...bad.apps, connectedApp({ name: 'Old', ipRelaxation: 'Bypass' })] };
    const fixed = (audited: { everyApp: boolean; listComplete: boolean }) =>
      (since(audit(bad), audit(two), audited).baseline?.fixed ?? []).filter(({ app }) => app === 'Old');
    expect(rulesOf(fixed({ everyApp: true, listComplete: true }))).to.include('app-ip-relaxed');
    expect(fixed({ everyApp: true, listComplete: false })).to.deep.equal([]);
    expect(fixed({ everyApp: false, listComplete: true })).to.deep.equal([]);
  });

  it('judges the org only when it was audited', () => {
    const open = { settings: { ...inventory().settings, passwordFlowBlocked: false } };
    expect(rulesOf(since(audit(), audit(open)).baseline?.fixed ?? [])).to.include('org-password-flow-allowed');
    const { baseline } = since(audit({}, ['Sign_Callback']), audit(open), { everyApp: false, listComplete: true });
    expect(rulesOf(baseline?.fixed ?? [])).to.not.include('org-password-flow-allowed');
  });
});

describe('readBaseline', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nhi-baseline-'));
  });
  after(async () => rm(folder, { recursive: true }));

  const read = async (text: Buffer | string): Promise<Baseline> => {
    const file = path.join(folder, 'former.json');
    await writeFile(file, text);
    return readBaseline(file);
  };
  const refused = async (text: string): Promise<string> =>
    read(text).then(
      () => 'accepted',
      (error: Error) => `${error.name} ${error.message}`,
    );
  const report = JSON.parse(JSON.stringify(audit(bad))) as Record<string, unknown>;
  const text = (changes: object): string => JSON.stringify({ ...report, ...changes });

  it('takes the result of --json and of a report file', async () => {
    const count = audit(bad).findings.length;
    expect((await read(JSON.stringify(report))).findings).to.have.length(count);
    expect((await read(JSON.stringify({ status: 0, result: report, warnings: [] }))).findings).to.have.length(count);
    expect((await read(`\ufeff${JSON.stringify(report)}`)).findings).to.have.length(count);
    // As PowerShell writes what is redirected to a file.
    const redirected = Buffer.from(`\ufeff${JSON.stringify(report, null, 2).replaceAll('\n', '\r\n')}\r\n`, 'utf16le');
    expect((await read(redirected)).findings).to.have.length(count);
  });

  const CASES: Array<[string, string, RegExp]> = [
    ['an empty file', '', /not JSON/],
    ['a file that was cut off', JSON.stringify(report).slice(0, -20), /not JSON, or was cut off/],
    ['another JSON file', '{"status":0,"result":[]}', /not a result of "sf nhi audit"/],
    ['null', 'null', /not a result/],
    ['an error of the CLI', '{"status":1,"name":"Error","message":"x"}', /not a result/],
    ['a newer format', text({ formatVersion: '2.0' }), /format version 2\.0/],
    ['findings of another kind', text({ findings: {} }), /damaged: findings is missing/],
    [
      'a finding without fingerprint',
      text({ findings: [{ rule: 'x', app: null, subject: '', message: '' }] }),
      /findings\[0\]\.fingerprint/,
    ],
    [
      'a severity that is none',
      text({
        findings: [
          { rule: 'x', app: null, subject: '', message: '', fingerprint: '', severity: 'bad', status: 'fail' },
        ],
      }),
      /findings\[0\]\.severity/,
    ],
    ['a missing org', text({ org: null }), /org is missing/],
    ['missing apps', text({ apps: null }), /apps is missing/],
  ];
  for (const [title, content, expected] of CASES) {
    it(`refuses ${title}`, async () => {
      expect(await refused(content))
        .to.match(expected)
        .and.match(/^BaselineFileError /);
    });
  }

  it('says that a file is missing', async () => {
    const error = await readBaseline(path.join(folder, 'none.json')).catch((one: Error) => one);
    expect(error)
      .to.have.property('message')
      .that.matches(/doesn't exist/);
  });

  it('says that a folder is no file', async () => {
    const error = await readBaseline(folder).catch((one: Error) => one);
    expect(error)
      .to.have.property('message')
      .that.matches(/can't be read: EISDIR/);
  });

  it('notes another org', () => {
    const other = { ...baselineOf(audit()), orgId: '00D000000000009AAA' };
    expect(otherOrgNote(audit(), other)).to.match(/another org \(00D000000000009AAA\)/);
    expect(otherOrgNote(audit(), baselineOf(audit()))).to.equal(null);
  });
});
