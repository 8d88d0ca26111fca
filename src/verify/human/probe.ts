import { clip, paragraph } from '../../report/formats/human/layout.js';
import type { Paint } from '../../report/formats/human/paint.js';
import type { ExplainedRefusal, JudgedCause } from '../explain-refusal.js';
import type { ProbeStepState } from '../probe.js';
import type { ProbeReport } from '../result.js';
import { INDENT, marked, type Mark } from './mark.js';
import { text } from './text.js';

const MARKS: Readonly<Record<ProbeStepState, Mark>> = {
  passed: 'good',
  failed: 'bad',
  unclear: 'open',
  skipped: 'none',
};

type Numbered = { number: number; withFix: boolean };

const causeLines = (
  { cause, evidence, remedy, verdict, checks }: JudgedCause,
  { number, withFix }: Numbered,
  columns: number,
): string[] => {
  const read = Object.entries(checks).map(([rule, state]) => `${rule}: ${state}`);
  const why =
    read.length === 0 ? text(`cause.${verdict}`) : text('cause.checks', text(`cause.${verdict}`), read.join(', '));
  const hang = (sentence: string): string[] => paragraph(sentence, columns, INDENT + 3);
  return [
    ...paragraph(cause, columns, INDENT + 3, `${' '.repeat(INDENT)}${number}.`),
    ...hang(why),
    ...(verdict === 'open' ? hang(text('cause.evidence', evidence)) : []),
    ...(withFix ? hang(text('fix', remedy)) : []),
  ];
};

const errorLines = (
  { code, description, confidence, causes }: ExplainedRefusal,
  columns: number,
  paint: Paint,
): string[] => {
  // Where everything known speaks against every cause, one of them is true all the same.
  const allContradicted = causes.every(({ verdict }) => verdict === 'contradicted');
  const said = [code, description].filter((part) => part !== null).join(': ');
  return [
    ...paragraph(text('error', clip(said)), columns, INDENT),
    ...paragraph(text(causes.length === 0 ? 'error.unknown' : `confidence.${confidence}`), columns, INDENT).map(
      (line) => paint.quiet(line),
    ),
    ...causes.flatMap((cause, index) =>
      causeLines(cause, { number: index + 1, withFix: allContradicted || cause.verdict !== 'contradicted' }, columns),
    ),
  ];
};

export const probeLines = ({ steps, error }: ProbeReport, columns: number, paint: Paint): string[] => {
  const troubled = steps.find(
    ({ state, step }) => step !== 'revocation' && step !== 'identity' && (state === 'failed' || state === 'unclear'),
  );
  return steps.flatMap((one) => [
    ...marked(MARKS[one.state], one.state, one.message, columns, paint),
    ...(one === troubled && error !== null ? errorLines(error, columns, paint) : []),
  ]);
};
