/** What the short report says in a line each: what could not be checked, what is only information, coverage. */
import type { CheckState } from '../../../findings/audit-report.js';
import { gapsOfUncheckedApps } from '../../../inventory/app-list.js';
import { isUnexpected } from '../../../inventory/gap-reasons.js';
import { gapName } from '../../gap-name.js';
import { cureOf, byCure } from '../../cures.js';
import type { Report } from '../../report.js';
import { listed, words } from '../../words.js';
import { atMostLines, displayWidth, paragraph, textWidth } from './layout.js';

const MOST_SOURCES = 3;

/** What was left open, and what to grant so that it is not. */
export const uncheckedBrief = (report: Pick<Report, 'findings' | 'gaps'>, columns: number): string[] => {
  // A gap that left nothing open concerns nobody, unless apps may be missing or it should not have happened.
  const ofApps = new Set(gapsOfUncheckedApps(report.gaps));
  const gaps = report.gaps.filter((gap) => gap.rules.length > 0 || ofApps.has(gap) || isUnexpected(gap.reason));
  const { cured, others } = byCure(gaps);
  const sources = [
    ...new Set(others.map((gap) => words('gap.short', gapName(gap), words(`gap.reason.${gap.reason}`)))),
  ];
  const undecided = report.findings.filter(({ status, gaps: left }) => status === 'inconclusive' && left.length === 0);
  const rules = [...new Set(undecided.map(({ rule }) => rule))];
  const sentences = [
    ...(cured.size === 0 ? [] : [cureOf(cured)]),
    ...(sources.length === 0 ? [] : [words('short.unread', listed(sources, MOST_SOURCES))]),
    ...(rules.length === 0 ? [] : [words('short.undecided', listed(rules, MOST_SOURCES))]),
  ];
  return sentences.length === 0 ? [] : atMostLines(paragraph(sentences.join(' '), columns), 3, columns);
};

/** Rules whose findings are worth knowing and no more, with how many there are. */
export const informationLine = ({ findings }: Pick<Report, 'findings'>, columns: number): string[] => {
  const found = findings.filter(({ status, severity }) => status === 'fail' && severity === 'info');
  if (found.length === 0) return [];
  const rules = [...Map.groupBy(found, ({ rule }) => rule)]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([rule, group]) => (group.length === 1 ? rule : words('short.times', rule, group.length)));
  const line = (most: number): string => words('short.information', listed(rules, most));
  const most = rules.findLastIndex((_, i) => displayWidth(line(i + 1)) <= textWidth(columns));
  return atMostLines(paragraph(line(Math.max(1, most + 1)), columns), 1, columns);
};

const STATES: readonly CheckState[] = ['fail', 'inconclusive', 'pass'];

/** How a framework that was asked for stands. */
export const coverageBrief = ({ coverage = [] }: Pick<Report, 'coverage'>, columns: number): string[] =>
  coverage.flatMap(({ title, controls }) => {
    const states = STATES.flatMap((state) => {
      const count = controls.filter((control) => control.state === state).length;
      return count === 0 ? [] : [words('short.figure', count, words(`check.${state}`))];
    });
    return atMostLines(paragraph(words('short.coverage', title, states.join(', ')), columns), 1, columns);
  });
