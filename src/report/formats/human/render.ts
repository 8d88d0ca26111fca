/**
 * The report for people: the verdict first, then the apps from the worst on, and at the end what could not be checked.
 */
import { guardLine } from '../../../text/safe-text.js';
import { baselineSummary, fixedLines } from '../../../findings/baseline-lines.js';
import { sortedByWeight, viewsOf, type View } from '../../views.js';
import { words } from '../../words.js';
import type { Render, RenderContext } from '../format.js';
import { safeReport, type Report } from '../../report.js';
import { appSection, viewFindings } from './app-section.js';
import { coverageLines } from './coverage.js';
import { fixLines, sharedFixes } from './fixes.js';
import { paragraph } from './layout.js';
import { otherLines } from './others.js';
import { overview } from './overview.js';
import { sectionLines } from './own-section.js';
import { createPaint } from './paint.js';
import { uncheckedLines } from './unchecked.js';
import { waivedLines } from './waived.js';

const NARROWEST = 60;
const DEFAULT_SCREEN = { columns: 80, color: false };

/** So many apps are shown in full; in larger orgs the worst ones. */
const MOST_APPS = 50;

const weighs = ({ state }: View): boolean => state === 'breaks' || state === 'risk';

const split = (views: View[]): { shown: View[]; hidden: View[] } => {
  if (views.length <= MOST_APPS) return { shown: views, hidden: [] };
  const shown = views.filter(weighs).slice(0, MOST_APPS);
  return { shown, hidden: views.filter((view) => !shown.includes(view)) };
};

/** Lines without line ends, none wider than the screen (of at least 60 columns), safe for terminals and CI logs. */
export const renderLines = (unsafe: Report, context: Pick<RenderContext, 'rules' | 'screen'>): string[] => {
  const { columns: asked, color } = context.screen ?? DEFAULT_SCREEN;
  const columns = Math.max(NARROWEST, asked);
  const report = safeReport(unsafe);
  const { lead, wording } = report;
  const paint = createPaint(color);
  const sorted = sortedByWeight(viewsOf(report));
  const views = sorted.filter(({ name }) => name !== null);
  const org = sorted.filter(({ name }) => name === null);
  const kinds = new Map(views.map(({ name, app }) => [name, app?.kind]));
  const fixes = sharedFixes(report.findings, { rules: context.rules, kindOf: ({ app }) => kinds.get(app ?? '') });
  const { shown, hidden } = split(views);
  const others = hidden.filter(weighs);

  const titled = (title: string, lines: string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.heading(`=== ${title}`), ...lines];
  const section = (key: string, lines: string[]): string[] => titled(words(`heading.${key}`), lines);
  const detailed = shown.filter(
    (view) => view.inconclusive.length > 0 || view.failed.some((finding) => !fixes.isAdvice(finding)),
  );

  const notes = [
    ...(fixes.groups.some(({ findings: [first] }) => !fixes.isAdvice(first)) ? [words('overview.sharedFixes')] : []),
    ...(report.findings.some(({ status }) => status === 'fail') ? [words('overview.commands')] : []),
  ];

  return [
    ...paragraph(lead.verdict, columns).map((line) => paint.heading(line)),
    ...(report.baseline ? paragraph(baselineSummary(report.baseline), columns) : []),
    ...paragraph(lead.exit, columns),
    ...paragraph(lead.origin, columns).map((line) => paint.quiet(line)),
    ...report.sections.flatMap((one) => titled(one.title, sectionLines(one, columns, paint))),
    ...section(
      'overview',
      views.length < 2 ? [] : overview(shown, hidden, columns, paint, { states: wording.states, notes }),
    ),
    ...detailed.flatMap((view) => ['', ...appSection(view, columns, paint, { wording, fixes })]),
    ...section('others', others.length === 0 ? [] : otherLines(others, columns)),
    ...section(
      'org',
      org.flatMap((view) => viewFindings(view, columns, paint, { impacts: wording.impacts, fixes })),
    ),
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

export const render: Render = function* (report, context) {
  for (const line of renderLines(report, context)) yield `${line}\n`;
};
