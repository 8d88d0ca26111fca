import type { Inventory } from '../inventory/inventory.js';
import type { SourceRead } from '../inventory/source.js';
import type { AuditReport, Finding, ReportedApp } from '../findings/audit-report.js';
import { failuresBySeverity } from '../findings/severity.js';

const withStatus = (findings: readonly Finding[], wanted: Finding['status']): number =>
  findings.filter(({ status }) => status === wanted).length;

/** The figures of the report; apps that are not reported do not count, except in the totals of the org. */
export const summarize = (
  { counts, apiCalls }: Pick<Inventory, 'apiCalls' | 'counts'>,
  apps: readonly ReportedApp[],
  findings: readonly Finding[],
  source: SourceRead | null = null,
): AuditReport['summary'] => ({
  connectedApps: counts.connectedApps,
  externalClientApps: counts.externalClientApps,
  clientCredentialsApps: apps.length,
  runAsUsers: source?.overOrg === false ? null : new Set(apps.flatMap(({ runAs: { userId } }) => userId ?? [])).size,
  findings: failuresBySeverity(findings),
  inconclusive: withStatus(findings, 'inconclusive'),
  waived: withStatus(findings, 'waived'),
  passed: apps.flatMap(({ checks }) => Object.values(checks)).filter((state) => state === 'pass').length,
  ...(source && { fixed: withStatus(findings, 'fixed') }),
  apiCalls,
});
