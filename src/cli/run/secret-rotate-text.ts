/** The result of a rotation as lines for people. Neither pair is in it. */
import type { RotateMode } from '../../provision/rotate/plan.js';
import type { StepState } from '../../provision/rotate/result.js';
import { bundle, say } from '../../text/messages.js';
import { joinLines, safeText, type Safe } from '../../text/safe-text.js';
import { shellQuoted } from '../../text/shell.js';
import { checkText, problemLines } from '../readiness-text.js';
import type { SecretRotateResult } from './secret-rotate-result.js';

const messages = bundle('nhi.secret.rotate');

const MARKS: Readonly<Record<StepState, string>> = {
  done: '✓',
  failed: '✗',
  planned: '·',
  skipped: '-',
  unchanged: '✗',
  unknown: '?',
};

type Context = { mode: RotateMode; targetOrg: string };

/** Commands that come next, each on a line of its own. */
const commands = (result: SecretRotateResult, { targetOrg }: Context): string[] => {
  const target = `--target-org ${shellQuoted(targetOrg)} --app ${shellQuoted(result.app)}`;
  const rotate = `sf nhi secret rotate ${target}`;
  const { state, outcome, outputFile, dryRun } = result;
  if (dryRun || result.missing.length > 0) return [];
  const file = outputFile === null ? [] : [`--key-file ${shellQuoted(outputFile)}`];
  const register = ['sf nhi callback register', target, ...file, messages.getMessage('next.registerFlags')].join(' ');
  if (outcome === 'failed' || outcome === 'unknown') return [`${rotate} --status`];
  if (state === 'staged') return [register, `${rotate} --finish`, `${rotate} --abort`];
  return state === 'rotated' ? [register, `${rotate} --revoke-previous`] : [];
};

const dates = ({ expiresAt, previousValidUntil, rotatedAt }: SecretRotateResult): Safe[] => [
  ...(expiresAt === null ? [] : [say(messages, 'expiresAt', [expiresAt])]),
  ...(rotatedAt === null ? [] : [say(messages, 'rotatedAt', [rotatedAt])]),
  ...(previousValidUntil === null ? [] : [say(messages, 'previousValidUntil', [previousValidUntil])]),
];

const preflightLines = ({ missing, readiness, reason, app }: SecretRotateResult): Safe[] => {
  const lines = missing.flatMap(({ message, setup }) => [
    safeText(`✗ ${message}`),
    ...(setup === null ? [] : [safeText(`  ${setup}`)]),
  ]);
  const manual = missing.some(({ id }) => id === 'connectedApp') ? [say(messages, 'connectedApp.steps', [app])] : [];
  const problems = reason === 'notReady' ? (readiness?.problems ?? []) : [];
  const unready = problems.flatMap((check) => {
    const [head = '', ...steps] = problemLines(check);
    return [`✗ ${head}`, ...steps].map(safeText);
  });
  return [...lines, ...manual, ...unready];
};

export const printRotation = (result: SecretRotateResult, context: Context): Safe => {
  const { app, steps, reason, state, outcome, dryRun, readiness, recordedIn } = result;
  const next = commands(result, context);
  return joinLines([
    say(messages, dryRun ? 'title.dryRun' : `title.${outcome}`, [app]),
    ...(reason === null ? [] : [say(messages, `reason.${reason}`, [app])]),
    ...preflightLines(result),
    ...steps.map(({ state: how, message }) => safeText(`${MARKS[how]} ${message}`)),
    ...(reason === 'missing' || reason === 'notReady' ? [] : [say(messages, `state.${state}`), ...dates(result)]),
    ...(outcome === 'notProven' && state === 'rotated' ? [say(messages, 'wayBack')] : []),
    ...(recordedIn === null ? [] : [say(messages, 'recorded', [recordedIn])]),
    ...(readiness?.doubts ?? []).map((doubt) => safeText(`? ${checkText(doubt)}`)),
    ...(next.length === 0 ? [] : [safeText(''), say(messages, 'next'), ...next.map((line) => safeText(`  ${line}`))]),
  ]);
};
