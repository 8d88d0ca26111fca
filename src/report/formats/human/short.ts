/**
 * The report for people in short, which fits on a screen whatever the size of the org: the verdict, the apps, the worst
 * findings, what could not be checked, and where the rest is.
 */
import { baselineSummary } from '../../../findings/baseline-lines.js';
import { guardLine, type Safe } from '../../../text/safe-text.js';
import { safeReport, type Report, type ReportFinding } from '../../report.js';
import { sortedByWeight, viewsOf, weighs, type View } from '../../views.js';
import type { RenderContext } from '../format.js';
import { closingLines, moreLines } from './closing.js';
import { atMostLines, paragraph, spaced } from './layout.js';
import { createPaint, type Paint } from './paint.js';
import { screenOf } from './screen.js';
import { shortSections } from './short-sections.js';
import { appsTable, tableHeight } from './apps-table.js';
import { coverageBrief, informationLine, uncheckedBrief } from './short-rest.js';
import { FEWEST_LINES, MOST_LINES, worstFindingLines, worstFindings, type WorstOptions } from './worst-findings.js';

/** Of the whole, at 80 columns. */
const MOST_PRINTED = 45;
const MOST_APPS = 20;
/** So many apps that need attention go before the last lines of a finding. */
const SOME_APPS = 10;
const FEWEST_APPS = 5;
const MOST_FINDINGS = 5;

const top = (report: Report, columns: number, paint: Paint): string[] => {
  const { brief, origin } = report.lead;
  const cut = (text: string, most: number): string[] => atMostLines(paragraph(text, columns), most, columns);
  return [
    ...cut(brief, 3).map((line) => paint.heading(line)),
    ...(report.baseline ? cut(baselineSummary(report.baseline), 2) : []),
    ...origin.flatMap((text) => cut(text, 3)).map((line) => paint.quiet(line)),
  ];
};

const below = (report: Report, columns: number, paint: Paint): string[] => [
  ...uncheckedBrief(report, columns),
  ...informationLine(report, columns).map((line) => paint.quiet(line)),
  ...coverageBrief(report, columns),
];

type Shares = { rows: number; findingLines: number };

/**
 * How the room is shared: some apps that need attention have a row, then the findings have all their lines, then the
 * other apps a row. Where even the first is too much, the findings are shortened, and then the table.
 *
 * @param heights lines that the findings would have
 */
const share = (room: number, views: readonly View[], heights: readonly number[]): Shares => {
  const wanted = heights.reduce((sum, height) => sum + height, 0);
  const roomBeside = (rows: number): number => room - (views.length === 0 ? 0 : tableHeight(views.length, rows));
  const most = Math.min(MOST_APPS, views.length);
  const fewest = Math.min(FEWEST_APPS, most);
  const weighty = Math.min(most, Math.max(fewest, views.filter(weighs).length));
  const counts = Array.from({ length: most - fewest + 1 }, (_, i) => most - i);
  const rows =
    counts.find((count) => roomBeside(count) >= wanted && count >= Math.min(weighty, SOME_APPS)) ??
    counts.find((count) => count <= weighty && roomBeside(count) >= heights.length * FEWEST_LINES) ??
    fewest;
  return { rows, findingLines: roomBeside(rows) };
};

/** The worst findings, each with as many lines as it needs and the others leave. */
const findingBlock = (found: readonly ReportFinding[], room: number, options: WorstOptions): string[] => {
  const shown = found.slice(0, Math.min(MOST_FINDINGS, Math.floor(room / FEWEST_LINES)));
  const lines: string[] = [];
  for (const [i, finding] of shown.entries()) {
    const left = room - lines.length - (shown.length - i - 1) * FEWEST_LINES;
    lines.push(...worstFindingLines(finding, Math.max(FEWEST_LINES, Math.min(MOST_LINES, left)), options));
  }
  return lines;
};

/** Lines without line ends, safe for terminals and CI logs; at 80 columns no more than 45. */
export const shortLines = (unsafe: Report, { rules, screen }: Pick<RenderContext, 'rules' | 'screen'>): Safe[] => {
  const { columns, color } = screenOf({ screen });
  const paint = createPaint(color);
  const report = safeReport(unsafe);
  const views = report.lists === 'apps' ? sortedByWeight(viewsOf(report)).filter(({ name }) => name !== null) : [];
  const found = worstFindings(report);
  const head = top(report, columns, paint);
  const foot = below(report, columns, paint);
  const end = [...closingLines(report, columns, paint), ...moreLines(report, columns, paint)];

  const blanks = 4 + Number(report.sections.length > 0);
  const kept =
    (views.length > 0 ? tableHeight(views.length, Math.min(FEWEST_APPS, views.length)) : 0) +
    (found.length > 0 ? MOST_LINES : 0);
  const room = MOST_PRINTED - head.length - foot.length - end.length - blanks;
  const sections = shortSections(report.sections, room - kept, columns, paint);
  const options = { columns, paint, titles: new Map(rules.map(({ id, title }) => [id, title])) };
  const heights = found.slice(0, MOST_FINDINGS).map((one) => worstFindingLines(one, MOST_LINES, options).length);
  const { rows, findingLines } = share(room - sections.length, views, heights);
  return spaced([
    head,
    sections,
    views.length === 0 ? [] : appsTable(views, rows, { columns, paint, states: report.wording.states }),
    findingBlock(found, findingLines, options),
    foot,
    end,
  ]).map(guardLine);
};
