/** The comparison for people: the verdict first, then a checklist for the promotion, and what could not be compared. */
import type { Gate } from '../../findings/gate.js';
import { paragraph } from '../../report/formats/human/layout.js';
import { createPaint } from '../../report/formats/human/paint.js';
import { uncheckedLines } from '../../report/formats/human/unchecked.js';
import { exitSentence } from '../../report/formats/human/verdict.js';
import { waivedLines } from '../../report/formats/human/waived.js';
import { guardLine, safeData } from '../../text/safe-text.js';
import { EFFECTS, SIDES, type CompareReport, type SideName } from '../compare-report.js';
import { compareText } from '../texts.js';
import { checklist } from './checklist.js';
import { sideLines } from './sides.js';
import { verdict } from './verdict.js';

export type CompareHumanOptions = {
  /** Width of the terminal. */
  columns: number;
  color: boolean;
  gate: Gate;
  /** Only some apps were asked for. */
  narrowed: boolean;
};

/** A comparison is open because of the side that its first evidence speaks of. */
const openOf = ({ findings, gaps }: CompareReport, side: SideName): Parameters<typeof uncheckedLines>[0] => ({
  findings: findings.filter(
    ({ status, evidence }) => status === 'inconclusive' && (evidence[0]?.side ?? 'target') === side,
  ),
  gaps: gaps.filter((gap) => gap.side === side),
});

/** Lines without line ends, none wider than `columns` (of at least 60), safe for terminals and CI logs. */
export const renderComparison = (
  unsafe: CompareReport,
  { columns: asked, color, gate, narrowed }: CompareHumanOptions,
): string[] => {
  const columns = Math.max(60, asked);
  const report = safeData(unsafe);
  const paint = createPaint(color);
  const section = (key: string, lines: string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.heading(`=== ${compareText(`heading.${key}`)}`), ...lines];
  return [
    ...paragraph(verdict(report, narrowed), columns).map((line) => paint.heading(line)),
    ...paragraph(exitSentence(safeData(gate)), columns),
    ...sideLines(report)
      .flatMap((line) => paragraph(line, columns))
      .map((line) => paint.quiet(line)),
    ...EFFECTS.flatMap((effect) => section(effect, checklist(report, effect, columns, paint))),
    ...section('waived', waivedLines(report.findings, columns, paint)),
    ...section(
      'onlyOnTarget',
      report.onlyOnTarget.flatMap(({ kind, name }) =>
        paragraph(compareText('app.onlyTarget', name, compareText(`kind.${kind}`)), columns, 2),
      ),
    ),
    ...SIDES.flatMap((side) => section(`unchecked.${side}`, uncheckedLines(openOf(report, side), columns, paint))),
  ].map(guardLine);
};
