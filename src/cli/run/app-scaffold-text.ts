/** What was scaffolded, as lines for people: files, entries, what to know, and the runbook. */
import { bundle, say } from '../../text/messages.js';
import { guardLine, joinLines, safeText, type Safe } from '../../text/safe-text.js';
import { terminal } from '../../text/terminal.js';
import { proseLines } from '../prose.js';
import type { AppScaffoldResult } from './app-scaffold-result.js';

const messages = bundle('nhi.app.scaffold');

const indented = (text: string): Safe[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => safeText(`  ${line}`));

/** Wrapped to the terminal. */
const prose = (text: string): Safe[] => proseLines(safeText(text), terminal().columns).map(guardLine);

const section = (key: string, lines: readonly Safe[], ...tokens: string[]): Safe[] =>
  lines.length === 0 ? [] : [safeText(''), say(messages, key, tokens), ...lines];

const policyLines = ({ policy: { state, file, entry }, notes }: AppScaffoldResult): Safe[] => {
  if (state === 'added') return [safeText(''), say(messages, 'policy.added', [file ?? ''])];
  const shown = state === 'shown' || notes.length > 0;
  return shown ? section(`policy.${state}`, indented(entry)) : [];
};

const replacementLines = ({ replacement }: AppScaffoldResult): Safe[] => {
  if (replacement === null) return [];
  const { written, ...entry } = replacement;
  return written
    ? [safeText(''), say(messages, 'replacement.written')]
    : section('replacement.shown', indented(JSON.stringify({ replacements: [entry] }, null, 2)));
};

const MARKS = { ok: '✓', failed: '✗', notKnown: '?' } as const;

const checkLines = ({ checks }: AppScaffoldResult): Safe[] =>
  section(
    'checks',
    checks.flatMap(({ state, message }) => prose(`${MARKS[state]} ${message}`)),
  );

const stepLines = ({ steps }: AppScaffoldResult): Safe[] =>
  section(
    'steps',
    steps.flatMap(({ title, command }, index) => [...prose(`${index + 1}. ${title}`), safeText(`  ${command}`)]),
  );

export const printScaffold = (result: AppScaffoldResult): Safe => {
  const { app, written, files, notes } = result;
  if (!written) return joinLines([say(messages, 'refused', [app]), ...checkLines(result)]);
  return joinLines([
    say(messages, 'written', [app]),
    ...files.map(({ path }) => safeText(`  ${path}`)),
    ...section(
      'notes',
      notes.flatMap((note) => prose(`- ${note}`)),
    ),
    ...policyLines(result),
    ...replacementLines(result),
    ...checkLines(result),
    ...stepLines(result),
  ]);
};
