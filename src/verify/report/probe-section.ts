/** What the probe did, step by step, and what its error may mean. Pure. */
import type { Item, Mark, Section } from '../../report/report.js';
import type { ExplainedRefusal, JudgedCause } from '../explain-refusal.js';
import type { ProbeStepState } from '../probe.js';
import type { ProbeReport } from '../result.js';
import { text } from './text.js';

const MARKS: Readonly<Record<ProbeStepState, Mark>> = {
  passed: 'good',
  failed: 'bad',
  unclear: 'open',
  skipped: 'none',
};

const causeLines = (
  { cause, evidence, remedy, verdict, checks }: JudgedCause,
  { number, withFix }: { number: number; withFix: boolean },
): string[] => {
  const read = Object.entries(checks).map(([rule, state]) => `${rule}: ${state}`);
  const why =
    read.length === 0 ? text(`cause.${verdict}`) : text('cause.checks', text(`cause.${verdict}`), read.join(', '));
  return [
    text('cause', number, cause, why),
    ...(verdict === 'open' ? [text('cause.evidence', evidence)] : []),
    ...(withFix ? text('fix', remedy).split('\n') : []),
  ];
};

const errorLines = ({ code, description, confidence, causes }: ExplainedRefusal): string[] => {
  // Where everything known speaks against every cause, one of them is true all the same.
  const allContradicted = causes.every(({ verdict }) => verdict === 'contradicted');
  const said = [code, description].filter((part) => part !== null).join(': ');
  return [
    text('error', said),
    text(causes.length === 0 ? 'error.unknown' : `confidence.${confidence}`),
    ...causes.flatMap((cause, index) =>
      causeLines(cause, { number: index + 1, withFix: allContradicted || cause.verdict !== 'contradicted' }),
    ),
  ];
};

/** @param fingerprint of the finding that the probe came to, which the section tells; undefined where it got through */
export const probeSection = ({ steps, error }: ProbeReport, fingerprint: string | undefined): Section => {
  const troubled = steps.find(
    ({ state, step }) => step !== 'revocation' && step !== 'identity' && (state === 'failed' || state === 'unclear'),
  );
  return {
    id: 'probe',
    title: text('heading.probe'),
    items: steps.map((one): Item => ({
      mark: MARKS[one.state],
      word: text(`mark.${one.state}`),
      text: one.message,
      ...(one === troubled && error !== null ? { details: errorLines(error) } : {}),
      ...(one === troubled && fingerprint !== undefined ? { tells: fingerprint } : {}),
    })),
  };
};
