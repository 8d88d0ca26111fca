import { expect } from 'chai';
import type { Finding } from '../../src/findings/audit-report.js';
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

  it('puts what is not known before what is fine, and keeps the order of the report otherwise', () => {
    const findings = [aFinding({ rule: 'x', status: 'inconclusive', app: 'Unclear' })];
    expect(order(findings, ['B', 'A', 'Unclear'])).to.deep.equal(['Unclear', 'B', 'A']);
  });
});
