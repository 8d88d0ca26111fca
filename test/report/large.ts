import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import { aFinding, aGap, anApp, aReport } from './sample.js';

/**
 * An org with so many integrations; four of ten have a finding of weight, and of one in five something is not known.
 */
export const large = (count: number): AuditReport => {
  const names = Array.from({ length: count }, (_, i) => `Integration_${String(i).padStart(4, '0')}`);
  const detail = 'LoginHistory returned 10000 of 48211 rows.';
  const findings = names.flatMap((app, i): Finding[] => [
    ...(i % 10 === 3 ? [aFinding({ rule: 'run-as-inactive', kind: 'breaks', severity: 'critical', app })] : []),
    ...(i % 10 < 4 ? [aFinding({ rule: 'app-ip-relaxed', severity: 'high', app })] : []),
    ...(i % 5 === 0
      ? [
          aFinding({
            rule: 'flow-unused',
            severity: 'low',
            app,
            status: 'inconclusive',
            evidence: [{ source: 'LoginHistory', detail }],
            gaps: ['LoginHistory:truncated'],
          }),
        ]
      : []),
    aFinding({ rule: 'flow-discouraged', severity: 'info', app, evidence: [] }),
  ]);
  return aReport({
    apps: names.map((name) => anApp({ name })),
    findings,
    gaps: [aGap({ source: 'LoginHistory', reason: 'truncated', detail, rules: ['flow-unused'] })],
    connectedApps: count,
    externalClientApps: 0,
  });
};
