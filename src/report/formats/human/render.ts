/**
 * The report for people: the verdict first, then the apps from the worst on, and at the end what could not be checked.
 */
import { guardLine } from '../../../text/safe-text.js';
import { baselineSummary, fixedLines } from '../../../findings/baseline-lines.js';
import { sortedByWeight, viewsOf } from '../../views.js';
import { words } from '../../words.js';
import type { Render, RenderContext } from '../format.js';
import { safeReport, toldIn, type Report } from '../../report.js';
import { appSection, viewFindings } from './app-section.js';
import { closingLines } from './closing.js';
import { coverageLines } from './coverage.js';
import { fixLines, sharedFixes } from './fixes.js';
import { paragraph } from './layout.js';
import { overview } from './overview.js';
import { sectionLines } from './own-section.js';
import { createPaint } from './paint.js';
import { screenOf } from './screen.js';
import { shortLines } from './short.js';
import { uncheckedLines } from './unchecked.js';
import { mendedLines, waivedLines } from './waived.js';

/** Lines without line ends, none but commands wider than the screen (of at least 60 columns), safe for CI logs. */
export const renderLines = (unsafe: Report, context: Pick<RenderContext, 'screen'>): string[] => {
  const { columns, color } = screenOf(context);
  const report = safeReport(unsafe);
  const { lead, wording } = report;
  const paint = createPaint(color);
  const sorted = sortedByWeight(viewsOf(report));
  const views = sorted.filter(({ name }) => name !== null);
  const org = sorted.filter(({ name }) => name === null);
  const told = toldIn(report.sections);
  const fixes = sharedFixes(report.findings);

  const titled = (title: string, lines: string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.heading(`=== ${title}`), ...lines];
  const section = (key: string, lines: string[]): string[] => titled(words(`heading.${key}`), lines);
  const detailed = views.filter(
    (view) =>
      report.lists === 'requirements' ||
      view.inconclusive.length > 0 ||
      view.failed.some((finding) => !fixes.isAdvice(finding)),
  );

  const notes = fixes.groups.some(([first]) => !fixes.isAdvice(first)) ? [words('overview.sharedFixes')] : [];

  return [
    ...paragraph(lead.verdict, columns).map((line) => paint.heading(line)),
    ...(report.baseline ? paragraph(baselineSummary(report.baseline), columns) : []),
    ...paragraph(lead.exit, columns),
    ...lead.origin.flatMap((text) => paragraph(text, columns)).map((line) => paint.quiet(line)),
    ...report.sections.flatMap((one) => titled(one.title, sectionLines(one, columns, paint))),
    ...section('overview', views.length < 2 ? [] : overview(views, columns, paint, { states: wording.states, notes })),
    ...detailed.flatMap((view) => ['', ...appSection(view, columns, paint, { wording, fixes, told })]),
    ...section(
      'org',
      org.flatMap((view) => viewFindings(view, columns, paint, { impacts: wording.impacts, fixes, told })),
    ),
    ...section(
      'fixed',
      (report.baseline ? fixedLines(report.baseline) : []).flatMap((line) => paragraph(line, columns, 2)),
    ),
    ...section('mended', mendedLines(report.findings, columns, paint)),
    ...section('fixes', fixLines(fixes, columns, paint)),
    ...section('waived', waivedLines(report.findings, columns, paint)),
    ...(report.coverage ?? []).flatMap((one) =>
      titled(words('heading.coverage', one.title), coverageLines(one, columns, paint)),
    ),
    ...section('unchecked', uncheckedLines(report, columns, paint)),
    '',
    ...closingLines(report, columns, paint),
  ].map(guardLine);
};

/** In short, unless everything is wanted. */
export const render: Render = function* (report, context) {
  for (const line of context.whole ? renderLines(report, context) : shortLines(report, context)) yield `${line}\n`;
};
