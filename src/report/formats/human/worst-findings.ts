/** The worst findings of the short report, each with the first thing to do about it. */
import { SEVERITIES } from '../../../findings/audit-report.js';
import { toldIn, type Report, type ReportFinding } from '../../report.js';
import { words } from '../../words.js';
import { atMostLines, clip, MARGIN, padEnd, paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { firstStepLines } from './steps.js';

/** Lines that a finding has at least, and at most. */
export const FEWEST_LINES = 2;
export const MOST_LINES = 3;

const rank = ({ severity, kind, breaksOn }: ReportFinding): number =>
  SEVERITIES.indexOf(severity) * 4 + Number(kind === 'posture') * 2 + Number(breaksOn !== undefined);

/** What failed and is more than information, by severity, what is broken first; without what the lists tell. */
export const worstFindings = ({ findings, sections }: Pick<Report, 'findings' | 'sections'>): ReportFinding[] => {
  const told = toldIn(sections);
  return findings
    .filter(({ status, severity, fingerprint }) => status === 'fail' && severity !== 'info' && !told.has(fingerprint))
    .map((finding, place) => ({ finding, place }))
    .sort((a, b) => rank(a.finding) - rank(b.finding) || a.place - b.place)
    .map(({ finding }) => finding);
};

export type WorstOptions = {
  columns: number;
  paint: Paint;
  /** Of the rules, by their ids: they stand for what is too long. */
  titles: ReadonlyMap<string, string>;
};

/** What was found, in at most so many lines: by its message, or the title of its rule, or no more than the rule's id. */
const said = ({ app, message, rule }: ReportFinding, most: number, { columns, titles }: WorstOptions): string[] => {
  const lines = (text: string): string[] =>
    paragraph(`${app === null ? text : words('short.finding', app, text)} (${rule})`, columns, MARGIN);
  const texts = [lines(clip(message)), lines(titles.get(rule) ?? message)];
  return (
    texts.find((one) => one.length <= most) ??
    atMostLines(paragraph(app === null ? rule : words('short.finding', app, rule), columns, MARGIN), most, columns)
  );
};

/** What was found, and the first step, in at most `most` lines. */
export const worstFindingLines = (finding: ReportFinding, most: number, options: WorstOptions): string[] => {
  const { columns, paint } = options;
  const label = padEnd(`  ${finding.severity}`, MARGIN);
  const room = most - Math.min(1, finding.fix.steps.length);
  const [first = '', ...more] = said(finding, room, options);
  const step = firstStepLines(finding.fix, most - 1 - more.length, columns, MARGIN);
  return [paint.severity[finding.severity](label) + first.slice(MARGIN), ...more, ...step];
};
