/** The checklist for people: whether the app is ready, what must hold, what the probe showed, what is worth knowing. */
import type { Finding } from '../../findings/audit-report.js';
import { statement } from '../../report/formats/human/finding.js';
import { header } from '../../report/formats/human/header.js';
import { paragraph } from '../../report/formats/human/layout.js';
import { createPaint, type Paint } from '../../report/formats/human/paint.js';
import { uncheckedLines } from '../../report/formats/human/unchecked.js';
import { guardLine, safeData } from '../../text/safe-text.js';
import type { ExitCode } from '../../findings/exit-codes.js';
import type { VerifyResult } from '../result.js';
import { checklist } from './checklist.js';
import { probeLines } from './probe.js';
import { text } from './text.js';
import { verdictLines } from './verdict.js';

export type HumanOptions = {
  /** Width of the terminal. */
  columns: number;
  color: boolean;
  exitCode: ExitCode;
};

const remarkLines = (remarks: readonly Finding[], columns: number, paint: Paint): string[] =>
  remarks.flatMap((finding) => [
    ...statement(finding, columns, paint),
    ...paragraph(text('remark.fix', finding.remediation), columns, 12).map((line) => paint.quiet(line)),
  ]);

/** Gaps that left some check open, or that should not have happened. */
const withOwnGaps = (result: VerifyResult): VerifyResult => {
  const settled = new Set(result.requirements.filter(({ settledByProbe }) => settledByProbe).map(({ rule }) => rule));
  const open = result.gaps.map((gap) => ({ ...gap, rules: gap.rules.filter((rule) => !settled.has(rule)) }));
  return {
    ...result,
    findings: result.findings.filter(({ rule }) => !settled.has(rule)),
    gaps: open.filter(
      ({ rules, reason }) => rules.length > 0 || (reason !== 'permission' && reason !== 'notSupported'),
    ),
  };
};

/** Lines without line ends, none wider than `columns` (of at least 60), safe for terminals and CI logs. */
export const renderVerify = (unsafe: VerifyResult, { columns: asked, color, exitCode }: HumanOptions): string[] => {
  const columns = Math.max(60, asked);
  const result = safeData(unsafe);
  const paint = createPaint(color);
  const required = new Set(result.requirements.map(({ rule }) => rule));
  const remarks = result.findings.filter(({ rule, status }) => status === 'fail' && !required.has(rule));

  const section = (key: string, lines: string[]): string[] =>
    lines.length === 0 ? [] : ['', paint.heading(`=== ${text(`heading.${key}`)}`), ...lines];

  return [
    ...verdictLines(result, exitCode, columns, paint),
    ...paragraph(header(result), columns).map((line) => paint.quiet(line)),
    ...section('requirements', checklist(result, columns, paint)),
    ...section('probe', result.probe === null ? [] : probeLines(result.probe, columns, paint)),
    ...section('remarks', remarkLines(remarks, columns, paint)),
    ...section('unchecked', uncheckedLines(withOwnGaps(result), columns, paint)),
  ].map(guardLine);
};
