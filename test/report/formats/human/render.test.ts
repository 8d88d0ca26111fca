import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import type { AuditReport, Finding } from '../../../../src/findings/audit-report.js';
import { gate, type GateOptions } from '../../../../src/findings/gate.js';
import { displayWidth } from '../../../../src/report/formats/human/layout.js';
import type { Screen } from '../../../../src/report/formats/format.js';
import { renderLines } from '../../../../src/report/formats/human/render.js';
import { reportOfAudit, type AuditOptions } from '../../../../src/report/of-audit.js';
import { company } from '../../company.js';
import { expectGolden } from '../../golden.js';
import { hostile, HOSTILE_TEXTS } from '../../hostile.js';
import { large } from '../../large.js';
import { onLittleStack, TOO_MANY } from '../../../support/little-stack.js';
import { aFinding, aGap, anApp, aReport } from '../../sample.js';

type Options = Partial<GateOptions & Pick<AuditOptions, 'selection'> & Screen>;

const render = (report: AuditReport, options: Options = {}): string[] => {
  const { columns = 80, color = false, selection, failOn = 'high', failOnInconclusive = false } = options;
  const verdict = gate(report, { failOn, failOnInconclusive });
  return renderLines(reportOfAudit(report, { gate: verdict, selection }), {
    screen: { columns, color },
  });
};

const text = (...args: Parameters<typeof render>): string =>
  render(...args)
    .join(' ')
    .replace(/\s+/g, ' ');

const noAccess = aReport({
  gaps: [
    aGap({ source: 'ConnectedApp', detail: 'INSUFFICIENT_ACCESS: no.', grant: ['ModifyMetadata'] }),
    aGap({ source: 'ExtlClntAppOauthPlcyCnfg', reason: 'error', detail: 'The reply was cut off.' }),
  ],
  connectedApps: null,
  externalClientApps: null,
});

describe('the report for people', () => {
  describe('looks as reviewed', () => {
    it('at 80 columns', () => expectGolden('company.80.txt', render(company)));
    it('at 120 columns', () => expectGolden('company.120.txt', render(company, { columns: 120 })));
    it('at 60 columns', () => expectGolden('company.60.txt', render(company, { columns: 60 })));
    it('in colour', () => expectGolden('company.color.txt', render(company, { color: true })));
    it('without integrations', () => expectGolden('empty.txt', render(aReport())));
    it('when nothing could be read', () => expectGolden('only-gaps.txt', render(noAccess)));
    it('with hostile texts', () => expectGolden('hostile.txt', render(hostile)));
  });

  it('says the same with and without colour', () =>
    expect(render(company, { color: true }).map((line) => stripVTControlCharacters(line))).to.deep.equal(
      render(company),
    ));

  for (const columns of [60, 80, 120]) {
    it(`fits ${columns} columns`, () => {
      for (const report of [company, hostile, large(60), noAccess]) {
        for (const line of render(report, { columns }))
          if (!line.trim().startsWith('sf ')) expect(displayWidth(line), line).to.be.at.most(columns);
      }
    });
  }

  it('shows every finding of an org of usual size', () => {
    const shown = text(company);
    for (const finding of company.findings) expect(shown).to.include(finding.rule);
    for (const { message } of company.findings.filter(({ status }) => status !== 'inconclusive'))
      expect(shown).to.include(message);
  });

  it('shows a finding even if its app is not listed', () =>
    expect(text(aReport({ findings: [aFinding({ rule: 'x', app: 'Ghost' })] }))).to.include('Ghost: risk'));

  it('tells apps of one name by their kind', () => {
    const report = aReport({
      apps: [anApp({ name: 'Twin', kind: 'ConnectedApp' }), anApp({ name: 'Twin' })],
      findings: [aFinding({ rule: 'x', app: 'ExternalClientApp:Twin' })],
    });
    expect(text(report)).to.include('ExternalClientApp:Twin: risk').and.not.include('ConnectedApp:Twin: risk');
  });

  it('prints a remedy once, however many findings share it', () => {
    const shown = render(large(1000)).join('\n');
    expect(shown.split('Fix: What to do about app-ip-relaxed.')).to.have.length(2);
  });

  describe('puts the exit code into words', () => {
    const findings = [aFinding({ rule: 'x', severity: 'critical' })];
    const open = [aFinding({ rule: 'x', status: 'inconclusive' })];
    const cases: Array<[report: AuditReport, options: Options, sentence: string]> = [
      [aReport({ findings }), {}, 'Exit code 30: 1 finding of severity high or above (--fail-on high).'],
      [aReport({ findings }), { failOn: 'critical' }, 'Exit code 30: 1 critical finding (--fail-on critical).'],
      [aReport({ findings }), { failOn: 'none' }, 'Exit code 0: findings do not count (--fail-on none).'],
      [aReport(), {}, 'Exit code 0: no finding of severity high or above (--fail-on high).'],
      [aReport(), { failOn: 'critical' }, 'Exit code 0: no critical finding (--fail-on critical).'],
      [aReport({ findings: open }), {}, 'What could not be checked counts only with --fail-on-inconclusive.'],
      [
        aReport({ findings: open }),
        { failOnInconclusive: true },
        'Exit code 31: not everything could be checked (--fail-on-inconclusive).',
      ],
      [
        noAccess,
        {},
        'something that should have been readable was not (ExtlClntAppOauthPlcyCnfg: failed unexpectedly).',
      ],
    ];
    for (const [report, options, sentence] of cases)
      it(sentence, () => expect(text(report, options)).to.include(sentence));
  });

  it('does not claim that there is nothing when not everything could be read', () => {
    expect(text(noAccess)).to.include('there may be some').and.not.include('This org has no app');
    expect(text(aReport({ connectedApps: null }))).not.to.include('This org has no app');
  });

  it('speaks of the apps that were asked for', () => {
    const selection = { idle: ['Old_App'], unread: ['Packaged_App'] };
    const shown = text(aReport(), { selection });
    expect(shown)
      .to.include('nothing to check: Old_App.')
      .and.include('could not be read, so it was not checked: Packaged_App.');
    expect(shown).not.to.include('This org has no app');
  });

  it('names the kind of org', () => {
    const report = aReport();
    expect(text({ ...report, org: { ...report.org, isSandbox: true } })).to.include(
      '(sandbox or scratch org, Enterprise',
    );
    const unknown = { isSandbox: null, organizationType: null, instanceName: null, username: null };
    expect(text({ ...report, org: { ...report.org, ...unknown } })).to.include(
      'Org https://example.my.salesforce.com, read on',
    );
  });

  it('lets no text of an org act on a terminal or a CI log', () => {
    for (const line of render(hostile)) {
      expect(line).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(line).not.to.match(/^\s*::/);
      expect(line).not.to.match(/##\w*\[/);
    }
    for (const columns of Array.from({ length: 40 }, (_, i) => 60 + i)) {
      for (const line of render(hostile, { columns })) expect(line).not.to.match(/^\s*::/);
    }
    expect(HOSTILE_TEXTS).to.have.length.greaterThan(5);
  });

  it('shows all of 1,000 apps', () => {
    const shown = render(large(1000)).join('\n');
    for (const i of [0, 499, 999]) expect(shown).to.include(`Integration_${String(i).padStart(4, '0')}`);
  });

  it('copes with more lines than a function can have arguments', () => {
    const report = large(3_200);
    expect(onLittleStack(() => render(report)).length).to.be.above(TOO_MANY);
  });

  it('ends with the verdict and the exit code, which stay on the screen', () => {
    expect(render(company).slice(-4)).to.deep.equal([
      '6 integrations: 3 broken, 1 at risk, 2 not fully checked. There is 1 finding',
      'about the org itself. 8 checks could not be made. Not every app could be read. 1',
      'finding is waived.',
      'Exit code 30: 6 findings of severity high or above (--fail-on high).',
    ]);
  });

  it('tells what is broken from what will break, and on which day', () => {
    const later = (app: string, breaksOn: string): Finding =>
      aFinding({ rule: 'later', kind: 'breaks', app, breaksOn });
    const apps = ['Now', 'Later', 'Latest'].map((name) => anApp({ name }));
    const findings = [aFinding({ rule: 'now', kind: 'breaks', app: 'Now' }), later('Later', '2026-12-09')];
    expect(text(aReport({ apps, findings }))).to.include(
      '1 of 3 integrations is broken: Now. 1 will break on 9 December 2026: Later.',
    );
    expect(text(aReport({ apps, findings: [...findings, later('Latest', '2026-12-01')] }))).to.include(
      '2 will break, the first of them on 1 December 2026: Later, Latest.',
    );
    // What is broken already is no less so for what expires as well.
    expect(text(aReport({ apps, findings: [...findings, later('Now', '2026-12-01')] }))).to.include(
      '1 will break on 9 December 2026: Later.',
    );
  });

  it('gives a command a line of its own, whole however long', () => {
    const command = `sf data update record --sobject User --where "Username='a@example.com'" --values "${'x'.repeat(90)}"`;
    const open = 'sf org open --target-org prod --path /lightning/setup/ManageUsers/home';
    const report = aReport({
      findings: [
        aFinding({
          rule: 'x',
          app: 'Ghost',
          fix: {
            steps: [
              { kind: 'setup', path: 'Setup > Users', url: 'https://example.my.salesforce.com/x', open },
              { kind: 'command', command, writes: true },
              { kind: 'decision', text: 'Then tell somebody.' },
            ],
          },
        }),
      ],
    });
    for (const columns of [60, 80, 200]) {
      const lines = render(report, { columns }).map((line) => line.trim());
      expect(lines).to.include.members([command, open, '- Setup > Users', '- Then tell somebody.']);
    }
  });

  it('groups what could not be checked by the permission that cures it', () => {
    const report = aReport({
      gaps: [
        aGap({ source: 'User', grant: ['ViewAllUsers'] }),
        aGap({ source: 'SetupAuditTrail', grant: ['ViewSetup'] }),
        aGap({ source: 'ApexClass', grant: ['ViewSetup'] }),
      ],
    });
    expect(text(report))
      .to.include(
        'Needs View Setup and Configuration (ViewSetup) SetupAuditTrail: SetupAuditTrail may not be read. ApexClass: ',
      )
      .and.include('permission set NHI_Auditor has all');
  });
});
