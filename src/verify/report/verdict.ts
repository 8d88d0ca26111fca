import type { ExitCode } from '../../findings/exit-codes.js';
import { dayInWords } from '../../report/words.js';
import type { Requirement } from '../requirement.js';
import { tokenLives, type VerifyResult } from '../result.js';
import { ENDPOINT_RULES } from '../selection.js';
import { text } from './text.js';

const count = (requirements: readonly Requirement[], state: Requirement['state']): number =>
  requirements.filter((one) => one.state === state).length;

/** Neither given nor declared, so that nothing was said about it. */
const withoutEndpoint = (requirements: readonly Requirement[]): boolean =>
  requirements.filter(({ rule }) => ENDPOINT_RULES.has(rule)).every(({ state }) => state === 'notApplicable');

const counted = (key: string, number: number): string => text(number === 1 ? `${key}.one` : `${key}.many`, number);

/** What is ready today and will not be from a known day on. */
const later = ({ findings }: VerifyResult): string[] => {
  const days = findings.flatMap(({ status, breaksOn }) =>
    status === 'fail' && breaksOn !== undefined ? breaksOn : [],
  );
  const [first] = days.sort();
  return first === undefined ? [] : [text('verdict.willBreak', dayInWords(first))];
};

/** Whether the app is ready, and what speaks against it, in a few sentences. */
export const verdictSentence = (result: VerifyResult): string => {
  const { app, ready, requirements, probe } = result;
  const unmet = count(requirements, 'unmet');
  const open = count(requirements, 'notKnown');
  const whole = withoutEndpoint(requirements) ? 'verdict.ready.withoutEndpoint' : 'verdict.ready';
  const head = ready === null ? 'verdict.notKnown' : ready ? whole : 'verdict.notReady';
  return [
    text(head, app),
    ...(unmet > 0 ? [counted('verdict.unmet', unmet)] : []),
    ...(open > 0 ? [counted('verdict.open', open)] : []),
    ...later(result),
    ...(probe === null ? [] : [text(`verdict.probe.${probe.verdict}`)]),
  ].join(' ');
};

/** The exit code and why it is what it is. */
export const exitSentence = (exitCode: ExitCode, { ready, probe }: VerifyResult): string => {
  if (exitCode === 30) return text('exit.notReady');
  if (exitCode === 31 && tokenLives({ probe })) return text('exit.tokenLives');
  if (exitCode === 31) return text(probe?.verdict === 'unclear' ? 'exit.probeUnclear' : 'exit.incomplete');
  return text(ready === null ? 'exit.openIgnored' : 'exit.ready');
};
