/**
 * The report for people: the verdict first, then the apps from the worst on, and at the end what could not be checked.
 */
import { guardLine, safeData } from '../../../text/safe-text.js';
import type { AuditReport } from '../../../findings/audit-report.js';
import type { RuleText } from '../../../findings/rule-text.js';
import type { Gate } from '../../../findings/gate.js';
import { baselineSummary, fixedLines } from '../../../findings/baseline-lines.js';
import { appSection, viewFindings } from './app-section.js';
import { appViews, failedOf, orgView, type AppView } from './app-view.js';
import { coverageLines } from './coverage.js';
import { fixLines, sharedFixes } from './fixes.js';
import { header } from './header.js';
import { paragraph } from './layout.js';
import { otherLines } from './others.js';
import { overview } from './overview.js';
import { createPaint } from './paint.js';
import { uncheckedLines } from './unchecked.js';
import { exitSentence, verdict, type Unchecked } from './verdict.js';
import { waivedLines } from './waived.js';
import { words } from './words.js';

export type HumanOptions = {
  /** Width of the terminal. */
  columns: number;
  color: boolean;
  gate: Gate;
  /** For what to do about findings that several apps share. */
  rules: readonly RuleText[];
  /** Given when only some apps were asked for: those of them that get no checks. */
  selection?: Unchecked;
};

/** So many apps are shown in full; in larger orgs the worst ones. */
const MOST_APPS = 50;

const weighs = ({ state }: AppView): boolean => state === 'breaks' || state === 'risk';

const split = (views: AppView[]): { shown: AppView[]; hidden: AppView[] } => {
  if (views.length <= MOST_APPS) return { shown: views, hidden: [] };
  const shown = views.filter(weighs).slice(0, MOST_APPS);
  return { shown, hidden: views.slice(shown.length) };
};

/** Lines without line ends, none wider than `columns` (of at least 60), safe for terminals and CI logs. */
export const renderHuman = (
  unsafe: AuditReport,
  { columns: asked, color, gate, rules, selection }: HumanOptions,
): string[] => {
  const columns = Math.max(60, asked);
  const report = safeData(unsafe);
  const paint = createPaint(color);
  const views = appViews(report);
  const org = orgView(report);
  const kinds = new Map(views.map(({ name, app }) => [name, app?.kind]));
  const fixes = sharedFixes(report.findings, { rules, kindOf: ({ app }) => kinds.get(app ?? '') });
  const { shown, hidden } = split(views);
  const others = hidden.filter(weighs);

  const titled = (title: string, lines: string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.heading(`=== ${title}`), ...lines];
  const section = (key: string, lines: string[]): string[] => titled(words(`heading.${key}`), lines);
  const detailed = shown.filter(
    (view) => view.inconclusive.length > 0 || failedOf(view).some((finding) => !fixes.isAdvice(finding)),
  );

  const notes = [
    ...(fixes.groups.some(({ findings: [first] }) => !fixes.isAdvice(first)) ? [words('overview.sharedFixes')] : []),
    ...(report.findings.some(({ status }) => status === 'fail') ? [words('overview.commands')] : []),
  ];

  return [
    ...paragraph(verdict(report, views, org, selection && safeData(selection)), columns).map((line) =>
      paint.heading(line),
    ),
    ...(report.baseline ? paragraph(baselineSummary(report.baseline), columns) : []),
    ...paragraph(exitSentence(safeData(gate)), columns),
    ...paragraph(header(report), columns).map((line) => paint.quiet(line)),
    ...section('overview', views.length === 0 ? [] : overview(shown, hidden, columns, paint, notes)),
    ...detailed.flatMap((view) => ['', ...appSection(view, columns, paint, fixes)]),
    ...section('others', others.length === 0 ? [] : otherLines(others, columns)),
    ...section('org', viewFindings(org, columns, paint, fixes)),
    ...section(
      'fixed',
      (report.baseline ? fixedLines(report.baseline) : []).flatMap((line) => paragraph(line, columns, 2)),
    ),
    ...section('fixes', fixLines(fixes, columns, paint)),
    ...section('waived', waivedLines(report.findings, columns, paint)),
    ...(report.coverage ?? []).flatMap((one) =>
      titled(words('heading.coverage', one.title), coverageLines(one, columns, paint)),
    ),
    ...section('unchecked', uncheckedLines(report, columns, paint)),
  ].map(guardLine);
};
