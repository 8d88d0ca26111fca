import type { Finding } from '../../../findings/audit-report.js';
import { clip, MARGIN, paragraph } from './layout.js';
import { fixLinesOf } from './steps.js';
import type { Paint } from './paint.js';
import { placeAndChange } from '../../place.js';
import { words } from '../../words.js';

/** Severity, message and rule of a finding; the following lines hang below the message. */
export const statement = (finding: Finding, columns: number, paint: Paint): string[] => {
  const confidence = finding.confidence === 'high' ? [] : [words('finding.confidence', finding.confidence)];
  const rule = `(${[finding.rule, ...confidence, ...placeAndChange(finding).map((part) => clip(part))].join(', ')})`;
  const label = `  ${finding.severity}`;
  const [first = '', ...more] = paragraph(`${clip(finding.message)} ${rule}`, columns, MARGIN, label);
  return [paint.severity[finding.severity](first.slice(0, label.length)) + first.slice(label.length), ...more];
};

const evidence = (finding: Finding, columns: number, indent: number): string[] =>
  finding.evidence.flatMap(({ source, detail }) =>
    paragraph(`${source}: ${clip(detail)}`, columns, indent + 2, `${' '.repeat(indent)}-`),
  );

export type BelowOptions = { columns: number; paint: Paint; indent: number; withFix: boolean };

/** Evidence of a finding and, unless another section has it, its remedy. */
export const belowStatement = (finding: Finding, { columns, paint, indent, withFix }: BelowOptions): string[] => [
  ...evidence(finding, columns, indent).map((line) => paint.quiet(line)),
  ...(withFix ? fixLinesOf(finding.fix, columns, indent) : []),
];

export const findingLines = (finding: Finding, columns: number, paint: Paint, withFix: boolean): string[] => [
  ...statement(finding, columns, paint),
  ...belowStatement(finding, { columns, paint, indent: MARGIN, withFix }),
];
