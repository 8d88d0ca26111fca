/**
 * CSV (RFC 4180), one row for each finding. Line ends inside a cell are escapes, so that a row is a line. What passed
 * is in the table of the apps.
 */
import type { AuditReport, Finding } from '../../findings/audit-report.js';
import { csvLines, type Row } from './csv-rows.js';
import type { Render } from './format.js';
import type { RuleText } from '../../findings/rule-text.js';
import { appGroups, type AppGroup } from './groups.js';

const COLUMNS = [
  'status',
  'severity',
  'kind',
  'rule',
  'title',
  'app',
  'app_kind',
  'app_label',
  'run_as',
  'subject',
  'message',
  'evidence',
  'remediation',
  'controls',
  'confidence',
  'owner',
  'service',
  'waiver_reason',
  'waiver_owner',
  'waiver_expires',
  'waiver_ticket',
  'documentation',
  'org',
  'evaluated_at',
  'fingerprint',
] as const;

const rowOf = (
  finding: Finding,
  { view: { app } }: AppGroup,
  rule: RuleText | undefined,
  report: AuditReport,
): Row => ({
  ...finding,
  title: rule?.title,
  // Both are empty for a finding about the org.
  app: finding.app ?? undefined,
  app_kind: app?.kind,
  app_label: app === null ? undefined : app.label,
  run_as: app === null ? undefined : app.runAs.username,
  evidence: finding.evidence.map(({ source, detail }) => `${source}: ${detail}`),
  owner: app === null ? undefined : app.owner,
  service: app === null ? undefined : app.service,
  waiver: undefined,
  waiver_reason: finding.waiver?.reason,
  waiver_owner: finding.waiver?.owner,
  waiver_expires: finding.waiver?.expires,
  waiver_ticket: finding.waiver?.ticket,
  documentation: rule?.documentation,
  org: report.org.instanceUrl,
  evaluated_at: report.evaluatedAt,
});

export const render: Render = function* (report, { rules }) {
  const texts = new Map(rules.map((rule) => [rule.id, rule]));
  const rows = function* (): Iterable<Row> {
    for (const group of appGroups(report)) {
      for (const finding of group.findings) yield rowOf(finding, group, texts.get(finding.rule), report);
    }
  };
  yield* csvLines(COLUMNS, rows());
};
