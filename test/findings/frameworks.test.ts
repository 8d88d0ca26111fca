import { expect } from 'chai';
import type { AuditReport, CheckState } from '../../src/findings/audit-report.js';
import { controlIds, controlsOfFinding } from '../../src/findings/control.js';
import { FRAMEWORK_NAMES } from '../../src/findings/framework-names.js';
import { coverageOf, frameworkOf, type CoverageRule } from '../../src/findings/frameworks.js';
import { evaluate } from '../../src/audit/evaluate.js';
import { pairRules } from '../../src/compare/registry.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { rules } from '../../src/rules/registry.js';
import { aFinding, anApp, aReport } from '../report/sample.js';
import { CONTROLS } from '../rules/controls.js';
import {
  connectedApp,
  externalClientApp,
  inventory,
  NOW,
  permissionSet,
  PROFILE_ID,
  profileSet,
} from '../support/inventory.js';

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
  for (const control of new Set(rules.flatMap((rule) => controlIds(rule.controls)))) {
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

  it('names the version of each that a rule speaks to', () => {
    const { frameworks } = evaluate(inventory(), { now: NOW });
    expect(frameworks.map(({ framework }) => framework)).to.deep.equal(FRAMEWORK_NAMES);
    expect(frameworks.map(({ title }) => title)).to.include.members([
      'NIST SP 800-53 Rev. 5, release 5.2.0',
      'PCI DSS 4.0.1',
      'Security Benchmark for Salesforce 0.3.0',
    ]);
    for (const { title, version } of frameworks) expect(title).to.contain(version);
  });

  it('has a title for no control that no rule uses', () => {
    const used = new Set([...rules, ...pairRules].flatMap(({ controls }) => controlIds(controls)));
    expect([...CONTROLS].filter((control) => !used.has(control))).to.deep.equal([]);
  });
});

describe('controls that depend on the app', () => {
  const RULE: CoverageRule = {
    id: 'scope-excess',
    level: 'app',
    controls: [{ id: 'SBS-ECA', kind: 'ExternalClientApp' }, { id: 'SBS-CA', kind: 'ConnectedApp' }, 'SBS-ALL'],
  };
  const states = (report: AuditReport, rule: CoverageRule): Array<[string, CheckState]> =>
    (coverageOf(report, { frameworks: ['sbs'], rules: [rule], orgJudged: () => true })[0]?.controls ?? []).map(
      ({ control, state }) => [control, state],
    );

  it('are judged by apps of their kind only', () => {
    const apps = [
      anApp({ name: 'New', kind: 'ExternalClientApp', checks: { 'scope-excess': 'pass' } }),
      anApp({ name: 'Old', kind: 'ConnectedApp', checks: { 'scope-excess': 'fail' } }),
    ];
    const findings = [aFinding({ rule: 'scope-excess', app: 'Old' })];
    expect(states(aReport({ apps, findings }), RULE)).to.deep.equal([
      ['SBS-ALL', 'fail'],
      ['SBS-CA', 'fail'],
      ['SBS-ECA', 'pass'],
    ]);
  });

  it('are named by findings about apps of their kind only', () => {
    expect(controlsOfFinding(RULE.controls, 'ConnectedApp')).to.deep.equal(['SBS-CA', 'SBS-ALL']);
    expect(controlsOfFinding(RULE.controls, 'ExternalClientApp')).to.deep.equal(['SBS-ECA', 'SBS-ALL']);
  });

  it('may be spoken to by some failures only', () => {
    const rule: CoverageRule = { ...RULE, controls: ['SBS-ALL', { id: 'SBS-SOME', conditional: true }] };
    const apps = [anApp({ name: 'New', checks: { 'scope-excess': 'fail' } })];
    const failing = (controls: string[]) =>
      states(aReport({ apps, findings: [aFinding({ rule: 'scope-excess', app: 'New', controls })] }), rule);
    expect(failing(['SBS-ALL'])).to.deep.equal([
      ['SBS-ALL', 'fail'],
      ['SBS-SOME', 'pass'],
    ]);
    expect(failing(['SBS-ALL', 'SBS-SOME'])).to.deep.equal([
      ['SBS-ALL', 'fail'],
      ['SBS-SOME', 'fail'],
    ]);
    expect(controlsOfFinding(rule.controls, null)).to.deep.equal(['SBS-ALL']);
    expect(controlsOfFinding(rule.controls, null, ['SBS-SOME'])).to.deep.equal(['SBS-ALL', 'SBS-SOME']);
  });

  const controlsOf = (rule: string, changes: Partial<Inventory>): string[] =>
    evaluate(inventory(changes), { now: NOW }).findings.find((finding) => finding.rule === rule)?.controls ?? [];

  it('differ in the rating of the flow', () => {
    expect(controlsOf('flow-discouraged', { apps: [externalClientApp()] }).join()).to.match(/Flow Enablement/);
    expect(controlsOf('flow-discouraged', { apps: [connectedApp()] }).join()).to.match(/Enable OAuth Settings/);
  });

  it('speak of approving apps where a user may do that', () => {
    const holding = (...permissions: string[]) => ({
      permissionSets: [profileSet(), permissionSet({ permissions: ['ApiEnabled', ...permissions] })],
    });
    expect(controlsOf('run-as-overprivileged', holding('ModifyAllData'))).to.not.include('SBS-ACS-003');
    expect(controlsOf('run-as-overprivileged', holding('CanApproveUninstalledApps'))).to.include('SBS-ACS-003');
  });

  it('speak of wide ranges where there are any', () => {
    const ranges = (...loginIpRanges: Array<{ start: string; end: string }>) => ({
      profileLimits: [{ profileId: PROFILE_ID, loginIpRanges, loginHours: [] }],
    });
    expect(controlsOf('app-ip-unrestricted', ranges())).to.not.include('SBS-AUTH-003');
    expect(controlsOf('app-ip-unrestricted', ranges({ start: '0.0.0.0', end: '255.255.255.255' }))).to.include(
      'SBS-AUTH-003',
    );
  });
});
