import { expect } from 'chai';
import type { AuditReport, CheckState } from '../../src/findings/audit-report.js';
import { FRAMEWORK_NAMES } from '../../src/findings/framework-names.js';
import { coverageOf, frameworkOf, type CoverageRule } from '../../src/findings/frameworks.js';
import { rules } from '../../src/rules/registry.js';
import { aFinding, anApp, aReport } from '../report/sample.js';

const RULES: CoverageRule[] = [
  { id: 'run-as-missing', level: 'app', controls: ['NHI1:2025', 'NHI10:2025', 'CWE-284'] },
  { id: 'run-as-shared', level: 'app', controls: ['NHI9:2025', 'NHI1:2025'] },
  { id: 'org-password-flow-allowed', level: 'org', controls: ['NHI4:2025'] },
];

const cover = (report: AuditReport, orgJudged = true) =>
  coverageOf(report, { frameworks: ['owasp-nhi'], rules: RULES, orgJudged: () => orgJudged })[0]?.controls ?? [];

const stateOf = (control: string, report: AuditReport, orgJudged = true): CheckState | undefined =>
  cover(report, orgJudged).find((one) => one.control === control)?.state;

const checked = (...states: CheckState[]): AuditReport =>
  aReport({ apps: states.map((state, i) => anApp({ name: `A${i}`, checks: { 'run-as-missing': state } })) });

describe('frameworks', () => {
  for (const control of new Set(rules.flatMap((rule) => rule.controls))) {
    it(`knows ${control} and its title`, () => {
      const framework = frameworkOf(control);
      expect(framework).to.not.equal(null);
      const [found] = coverageOf(aReport(), {
        frameworks: framework === null ? [] : [framework],
        rules,
        orgJudged: () => true,
      });
      const title = found?.controls.find((one) => one.control === control)?.title;
      expect(title).to.be.a('string').and.not.equal(control);
    });
  }

  it('lists the controls by number, with title and rules', () => {
    const controls = cover(checked('pass'));
    expect(controls.map(({ control }) => control)).to.deep.equal(['NHI1:2025', 'NHI4:2025', 'NHI9:2025', 'NHI10:2025']);
    expect(controls[0]).to.deep.include({ title: 'Improper Offboarding' });
    expect(controls[0]?.rules.map(({ rule }) => rule)).to.deep.equal(['run-as-missing', 'run-as-shared']);
  });

  const worst: Array<[CheckState[], CheckState]> = [
    [['pass', 'fail', 'inconclusive'], 'fail'],
    [['pass', 'inconclusive', 'waived'], 'inconclusive'],
    [['pass', 'waived'], 'waived'],
    [['notApplicable', 'pass'], 'pass'],
    [['notApplicable'], 'notApplicable'],
    [[], 'notApplicable'],
  ];
  for (const [states, expected] of worst) {
    it(`takes ${states.join(', ') || 'nothing'} for ${expected}`, () =>
      expect(stateOf('NHI10:2025', checked(...states))).to.equal(expected));
  }

  it('passes nothing while apps may be missing', () => {
    const report = {
      ...checked('pass'),
      gaps: [{ key: 'x', source: 'ConnectedApp' as const, reason: 'permission' as const, detail: 'x', rules: [] }],
    };
    expect(stateOf('NHI10:2025', report)).to.equal('inconclusive');
    expect(stateOf('NHI10:2025', { ...report, apps: [] })).to.equal('inconclusive');
  });

  it('passes a rule about the org only where it was asked', () => {
    expect(stateOf('NHI4:2025', checked('pass'))).to.equal('pass');
    expect(stateOf('NHI4:2025', checked('pass'), false)).to.equal('notApplicable');
  });

  it('sees findings about the org', () => {
    const finding = aFinding({ rule: 'org-password-flow-allowed' });
    expect(stateOf('NHI4:2025', aReport({ findings: [finding] }))).to.equal('fail');
    expect(stateOf('NHI4:2025', aReport({ findings: [{ ...finding, status: 'inconclusive' }] }))).to.equal(
      'inconclusive',
    );
  });

  it('gives each framework once, in the order asked for', () => {
    const frameworks = coverageOf(aReport(), { frameworks: ['sbs', 'cwe', 'sbs'], rules, orgJudged: () => true });
    expect(frameworks.map(({ framework }) => framework)).to.deep.equal(['sbs', 'cwe']);
    expect(FRAMEWORK_NAMES).to.include.members(['owasp-nhi', 'nist-csf', 'nist-800-53', 'sbs']);
  });

  it('has no title for a control that nobody has written one for', () => {
    const report = coverageOf(aReport(), {
      frameworks: ['sbs'],
      rules: [{ id: 'x', level: 'app', controls: ['SBS-NEW-001'] }],
      orgJudged: () => true,
    });
    expect(report[0]?.controls[0]?.title).to.equal('SBS-NEW-001');
  });
});
