import { expect } from 'chai';
import type { Finding, Severity } from '../../src/findings/audit-report.js';
import { reportOfAudit } from '../../src/report/of-audit.js';
import { sortedByWeight, viewsOf } from '../../src/report/views.js';
import { contextOf } from './formats/context.js';
import { aFinding, anApp, aReport } from './sample.js';

/** Names of apps in the order in which they are to be read, `null` for the org. */
const order = (findings: Finding[], names: string[]): Array<string | null> => {
  const audit = aReport({ apps: names.map((name) => anApp({ name })), findings });
  return sortedByWeight(viewsOf(reportOfAudit(audit, contextOf(audit)))).map(({ name }) => name);
};

describe('the order of apps, worst first', () => {
  it('is that of severity, and within one of what breaks before what is risky', () => {
    const findings = [
      aFinding({ rule: 'low-risk', severity: 'low', app: 'Low' }),
      aFinding({ rule: 'high-break', kind: 'breaks', severity: 'high', app: 'High_Breaks' }),
      aFinding({ rule: 'critical-risk', severity: 'critical', app: 'Critical_Risk' }),
      aFinding({ rule: 'critical-break', kind: 'breaks', severity: 'critical', app: 'Critical_Breaks' }),
      aFinding({ rule: 'org', severity: 'critical' }),
    ];
    expect(order(findings, ['Low', 'High_Breaks', 'Critical_Risk', 'Critical_Breaks'])).to.deep.equal([
      'Critical_Breaks',
      'Critical_Risk',
      'High_Breaks',
      'Low',
      null,
    ]);
  });

  it('puts what is not known before what is fine, and is that of the names otherwise, numbers as numbers', () => {
    const findings = [aFinding({ rule: 'x', status: 'inconclusive', app: 'Unclear' })];
    expect(order(findings, ['App_10', 'App_9', 'B', 'App_2', 'Unclear'])).to.deep.equal([
      'Unclear',
      'App_2',
      'App_9',
      'App_10',
      'B',
    ]);
  });

  it('is that of how many findings of the worst severity there are, where the worst is the same', () => {
    const of = (app: string, ...severities: Severity[]): Finding[] =>
      severities.map((severity, i) => aFinding({ rule: `${severity}-${i}`, severity, app }));
    const findings = [
      ...of('One', 'critical', 'low', 'low', 'low'),
      ...of('Two', 'critical', 'critical'),
      ...of('High', 'critical', 'high'),
    ];
    expect(order(findings, ['One', 'Two', 'High'])).to.deep.equal(['Two', 'High', 'One']);
  });

  it('puts what is broken before what will break', () => {
    const findings = [
      aFinding({ rule: 'later', kind: 'breaks', app: 'A_Later', breaksOn: '2026-12-09' }),
      aFinding({ rule: 'now', kind: 'breaks', app: 'B_Now' }),
    ];
    expect(order(findings, ['A_Later', 'B_Now'])).to.deep.equal(['B_Now', 'A_Later']);
  });
});
