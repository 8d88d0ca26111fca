/** The worst findings of the short report, each with the first thing to do about it. */
import { rankOf } from '../../../findings/severity.js';
import { toldIn, type Report, type ReportFinding } from '../../report.js';
import { words } from '../../words.js';
import { clip, displayWidth, MARGIN, padEnd, paragraph, shorten, textWidth } from './layout.js';
import type { Paint } from './paint.js';
import { firstStepLines, lossOfFirstStep } from './first-step.js';

/** Lines that a finding has at least, and at most. */
export const FEWEST_LINES = 2;
export const MOST_LINES = 3;

/** Less of a text says nothing. */
const NARROWEST = 16;

const rank = ({ severity, kind, breaksOn }: ReportFinding): number =>
  rankOf(severity) * 4 + Number(kind === 'posture') * 2 + Number(breaksOn !== undefined);

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

/** In one line, with as much of the text as fits before the rule. */
const oneLine = (text: string, ending: string, columns: number): string => {
  const room = textWidth(columns) - MARGIN - displayWidth(ending);
  return (
    ' '.repeat(MARGIN) + (room < NARROWEST ? shorten(text, textWidth(columns) - MARGIN) : shorten(text, room) + ending)
  );
};

/** Of the message, the rule's title and the title cut off: what leaves most of the first step, then the longest. */
const said = (
  { app, message, rule, fix, location }: ReportFinding,
  most: number,
  { columns, titles }: WorstOptions,
): string[] => {
  const place = location ? `, ${clip(location.file.split('/').at(-1) ?? '')}:${location.line}` : '';
  const ending = ` (${rule}${place})`;
  const named = (text: string): string => (app === null ? text : words('short.finding', app, text));
  const title = titles.get(rule) ?? message;
  const cut = [oneLine(named(title), ending, columns)];
  const texts = [clip(message), title].map((text) => paragraph(named(text) + ending, columns, MARGIN));
  const loss = (lines: readonly string[]): number =>
    lossOfFirstStep(fix, most - lines.length, { columns, indent: MARGIN });
  const left = fix.steps.length === 0 ? 0 : 1;
  return [...texts, cut]
    .filter((lines) => lines.length + left <= most)
    .reduce(
      (best, lines) => (loss(lines) < loss(best) ? lines : best),
      texts.find((lines) => lines.length + left <= most) ?? cut,
    );
};

/** What was found, and the first step, in at most `most` lines. */
export const worstFindingLines = (finding: ReportFinding, most: number, options: WorstOptions): string[] => {
  const { columns, paint } = options;
  const label = padEnd(`  ${finding.severity}`, MARGIN);
  const [first = '', ...more] = said(finding, most, options);
  const step = firstStepLines(finding.fix, most - 1 - more.length, { columns, indent: MARGIN, app: finding.app });
  return [paint.severity[finding.severity](label) + first.slice(MARGIN), ...more, ...step];
};
