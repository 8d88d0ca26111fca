import { stripVTControlCharacters } from 'node:util';
import { expect } from 'chai';
import type { AuditReport, Finding } from '../../../../src/findings/audit-report.js';
import { coverageOf } from '../../../../src/findings/frameworks.js';
import { gate } from '../../../../src/findings/gate.js';
import { displayWidth } from '../../../../src/report/formats/human/layout.js';
import { shortLines } from '../../../../src/report/formats/human/short.js';
import { reportOfAudit } from '../../../../src/report/of-audit.js';
import type { Report } from '../../../../src/report/report.js';
import { ruleCatalog } from '../../../../src/rules/catalogue.js';
import { company } from '../../company.js';
import { expectGolden } from '../../golden.js';
import { hostile } from '../../hostile.js';
import { large } from '../../large.js';
import { aFinding, aGap, anApp, aReport } from '../../sample.js';

const MOST_LINES = 45;

type Options = { columns?: number; color?: boolean; change?: (report: Report) => Report };

const render = (
  audit: AuditReport,
  { columns = 80, color = false, change = (same) => same }: Options = {},
): string[] => {
  const verdict = gate(audit, { failOn: 'high', failOnInconclusive: false });
  const report = change(reportOfAudit(audit, { gate: verdict }));
  return shortLines(report, { rules: ruleCatalog(), screen: { columns, color } });
};

const text = (lines: readonly string[]): string => lines.join(' ').replace(/\s+/g, ' ');

/** So many apps, each with everything that can make a report long. */
const long = (count: number): AuditReport => {
  const names = Array.from({ length: count }, (_, i) => `A_long_name_of_an_integration_with_number_${i}`);
  const message = 'A message that goes on and on, as texts of an org do, until it does not fit into two lines. '.repeat(
    3,
  );
  const findings = names.flatMap((app): Finding[] => [
    aFinding({ rule: 'run-as-inactive', kind: 'breaks', severity: 'critical', app, message, remediation: message }),
    aFinding({ rule: 'app-legacy', severity: 'info', app }),
    aFinding({ rule: 'flow-unused', app, status: 'inconclusive', gaps: ['LoginHistory:permission'] }),
    aFinding({ rule: 'app-session-level', app, status: 'inconclusive' }),
    aFinding({ rule: 'run-as-shared', app, status: 'waived' }),
  ]);
  const rules = ruleCatalog();
  const report = aReport({
    apps: names.map((name) => anApp({ name })),
    findings: [...findings, aFinding({ rule: 'org-password-flow-allowed' })],
    gaps: [
      aGap({ source: 'LoginHistory', grant: ['MonitorLoginHistory'], rules: ['flow-unused'] }),
      aGap({ source: 'ConnectedApp', grant: ['ModifyMetadata'], rules: ['flow-unused'] }),
      aGap({ source: 'UserLogin', grant: ['ManageUsers'], rules: ['run-as-frozen'] }),
      aGap({ source: 'ExternalClientApplication', reason: 'error', detail: message }),
    ],
    connectedApps: null,
  });
  return {
    ...report,
    coverage: coverageOf(report, { frameworks: ['owasp-nhi', 'nist-csf'], rules, orgJudged: () => true }),
    baseline: { file: 'last.json', evaluatedAt: '2026-11-01T00:00:00.000Z', unchanged: 9, fixed: [], notJudged: [] },
  };
};

describe('the short report', () => {
  describe('looks as reviewed', () => {
    for (const columns of [60, 80, 120, 200])
      it(`at ${columns} columns`, () => expectGolden(`short.${columns}.txt`, render(company, { columns })));
    it('in colour', () => expectGolden('short.color.txt', render(company, { color: true })));
    it('without integrations', () => expectGolden('short.empty.txt', render(aReport())));
    it('with 1,000 apps', () => expectGolden('short.large.txt', render(large(1000))));
  });

  for (const count of [0, 1, 2, 5, 12, 18, 20, 21, 45, 1_000]) {
    it(`fits on a screen with ${count} apps`, () => {
      expect(render(large(count)).length).to.be.at.most(MOST_LINES);
      const lines = render(long(count));
      expect(lines.length).to.be.at.most(MOST_LINES);
      for (const line of lines) expect(displayWidth(line), line).to.be.at.most(80);
    });
  }

  it('fits on a screen whatever lists a command adds', () => {
    const change = (report: Report): Report => ({
      ...report,
      sections: [
        {
          id: 'one',
          title: 'One',
          items: Array.from({ length: 50 }, (_, i) => ({ mark: 'bad', word: 'not met', text: `Requirement ${i}` })),
        },
        {
          id: 'two',
          title: 'Two',
          items: Array.from({ length: 50 }, (_, i) => ({ mark: 'none', word: '', text: `App_${i}` })),
        },
      ],
    });
    for (const count of [1, 18, 100]) {
      const lines = render(long(count), { change });
      expect(lines.length).to.be.at.most(MOST_LINES);
      expect(text(lines)).to.include('not met Requirement 0').and.include('Two: App_0, App_1');
    }
  });

  it('counts every finding, the apps that it does not show included', () => {
    const lines = render(large(1000));
    expect(lines[0]).to.equal('1000 integrations: 100 broken, 300 at risk, 100 not fully checked, 500 fine. 200');
    const rows = lines.filter((line) => line.startsWith('Integration_'));
    expect(rows.length).to.be.within(10, 20);
    expect(text(lines)).to.include(
      `and ${1000 - rows.length} more: ${100 - rows.length} broken, 300 risk, 100 unclear, 500 ok`,
    );
  });

  it('shows the worst findings, each with its rule and its first step', () => {
    const command = `sf data update record --sobject User --record-id 005000000000001AAA --values "${'x'.repeat(60)}"`;
    const findings = [
      aFinding({ rule: 'medium', app: 'A' }),
      aFinding({ rule: 'info', severity: 'info', app: 'A' }),
      aFinding({ rule: 'later', kind: 'breaks', severity: 'high', app: 'A', breaksOn: '2026-12-09' }),
      aFinding({ rule: 'risk', severity: 'high', app: 'A' }),
      aFinding({
        rule: 'now',
        kind: 'breaks',
        severity: 'high',
        app: 'A',
        fix: {
          steps: [
            { kind: 'command', command, writes: true },
            { kind: 'decision', text: 'Second' },
          ],
        },
      }),
      aFinding({ rule: 'org', severity: 'critical' }),
      aFinding({ rule: 'low', severity: 'low', app: 'A' }),
    ];
    const lines = render(aReport({ apps: [anApp({ name: 'A' })], findings }));
    expect(lines.filter((line) => /^ {2}\w/.test(line)).map((line) => /\((\w+)\)/.exec(line)?.[1])).to.deep.equal([
      'org',
      'now',
      'later',
      'risk',
      'medium',
    ]);
    expect(lines.map((line) => line.trim())).to.include(command);
    expect(text(lines)).to.include('Information: info').and.not.include('Second');
  });

  it('names the permission that would cure what could not be checked, and the set that has all', () => {
    expect(text(render(company))).to.include(
      'No right to read ConnectedApp: grant Modify Metadata Through Metadata API Functions (ModifyMetadata), or the permission set NHI_Auditor',
    );
  });

  it('never says that all is well while something is not known', () => {
    const lines = text(
      render(aReport({ gaps: [aGap({ source: 'ConnectedApp', grant: ['ModifyMetadata'] })], connectedApps: null })),
    );
    expect(lines).to.include('not every app could be read');
    const open = aReport({
      apps: [anApp({ name: 'A' })],
      findings: [aFinding({ rule: 'app-session-level', app: 'A', status: 'inconclusive' })],
    });
    expect(text(render(open)))
      .to.include('1 integration: 1 not fully checked. 1 check could not be made.')
      .and.include('Not decided by what was read: app-session-level.');
  });

  it('ends with the verdict, the exit code, and where the rest is', () => {
    expect(render(large(3)).slice(-3)).to.deep.equal([
      '3 integrations: 2 at risk, 1 not fully checked. 1 check could not be made.'.replace(
        '2 at risk, 1 not fully checked',
        '3 at risk',
      ),
      'Exit code 30: 3 findings of severity high or above (--fail-on high).',
      'More: --app NAME, --verbose, --output-file report.html, sf nhi explain RULE',
    ]);
  });

  it('keeps every way to the rest whole in a narrow terminal', () => {
    for (const columns of [60, 70, 76, 80, 200]) {
      const lines = text(render(company, { columns }).map((line) => `${line}|`));
      expect(lines).to.include('--output-file report.html').and.include('sf nhi explain RULE');
    }
  });

  it('says the same with and without colour', () =>
    expect(render(company, { color: true }).map((line) => stripVTControlCharacters(line))).to.deep.equal(
      render(company),
    ));

  it('lets no text of an org act on a terminal or a CI log', () => {
    for (const columns of [60, 67, 80, 133]) {
      for (const line of render(hostile, { columns })) {
        expect(line).not.to.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|^\s*::|##\w*\[/u);
        expect(displayWidth(line)).to.be.at.most(columns);
      }
    }
  });
});
