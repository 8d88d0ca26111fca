import type { Finding } from '../../../findings/audit-report.js';
import { clip, paragraph } from './layout.js';
import type { Paint } from './paint.js';
import { counted, words } from '../../words.js';

/** Width of the column with the severity: two spaces, `critical`, two spaces. */
export const MARGIN = 12;
const MOST_EVIDENCE = 6;

/** Severity, message and rule of a finding; the following lines hang below the message. */
export const statement = (finding: Finding, columns: number, paint: Paint): string[] => {
  const confidence = finding.confidence === 'high' ? [] : [words('finding.confidence', finding.confidence)];
  const rule = `(${[finding.rule, ...confidence].join(', ')})`;
  const label = `  ${finding.severity}`;
  const [first = '', ...more] = paragraph(`${clip(finding.message)} ${rule}`, columns, MARGIN, label);
  return [paint.severity[finding.severity](first.slice(0, label.length)) + first.slice(label.length), ...more];
};

const evidence = (finding: Finding, columns: number): string[] => {
  const shown = finding.evidence.slice(0, MOST_EVIDENCE);
  const more = finding.evidence.length - shown.length;
  return [
    ...shown.map(({ source, detail }) => `${source}: ${clip(detail)}`),
    ...(more > 0 ? [counted('finding.moreEvidence', more)] : []),
  ].flatMap((text) => paragraph(text, columns, MARGIN + 2, `${' '.repeat(MARGIN)}-`));
};

/** A finding with its evidence and, unless another section has it, its remedy. */
export const findingLines = (finding: Finding, columns: number, paint: Paint, withFix: boolean): string[] => [
  ...statement(finding, columns, paint),
  ...evidence(finding, columns).map((line) => paint.quiet(line)),
  ...(withFix ? paragraph(words('finding.fix', finding.remediation), columns, MARGIN) : []),
];
