/**
 * CSV (RFC 4180), one row for each finding. Line ends inside a cell are escapes, so that a row is a line. What passed
 * is in the table of the apps.
 */
import type { Report, ReportFinding } from '../report.js';
import { stepText, type FixStep } from '../../findings/fix.js';
import { effectOf } from '../effect.js';
import { viewsOf, type View } from '../views.js';
import { label } from '../words.js';
import { csvLines, type Row } from './csv-rows.js';
import type { Render } from './format.js';
import type { RuleText } from '../../findings/rule-text.js';

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
  'steps',
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

/** `command: sf …`, or `command (changes the org): sf …`, so that a filter finds the commands and the pages. */
const typedStep = (step: FixStep): string => {
  if (step.kind === 'setup' && step.url !== null) return label('step.page', step.kind, stepText(step), step.url);
  const effect = effectOf(step);
  const kind = effect === null ? step.kind : label('step.marked', step.kind, effect);
  return label('step.typed', kind, stepText(step));
};

const rowOf = (finding: ReportFinding, { app }: View, rule: RuleText | undefined, report: Report): Row => ({
  ...finding,
  title: rule?.title,
  // Both are empty for a finding about the org.
  app: finding.app ?? undefined,
  app_kind: app?.kind,
  app_label: app === null ? undefined : app.label,
  run_as: app?.runAs?.username,
  remediation: finding.fix.steps.map(stepText),
  steps: finding.fix.steps.map(typedStep),
  evidence: finding.evidence.map(({ source, detail }) => `${source}: ${detail}`),
  owner: app?.config?.owner,
  service: app?.config?.service,
  fix: undefined,
  waiver: undefined,
  location: undefined,
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
    for (const view of viewsOf(report)) {
      for (const finding of view.findings) yield rowOf(finding, view, texts.get(finding.rule), report);
    }
  };
  yield* csvLines(COLUMNS, rows());
};
