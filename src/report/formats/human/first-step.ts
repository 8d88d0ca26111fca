/**
 * The first thing to do about a finding, in few lines. It is whole or it is not there: half a sentence may lack the
 * condition, half a path the thing to do, and half a command is none.
 */
import { stepText, type Fix, type FixStep } from '../../../findings/fix.js';
import { effectOf } from '../../effect.js';
import { words } from '../../words.js';
import { displayWidth, paragraph, textWidth } from './layout.js';
import { commandLine } from './steps.js';

type Place = { columns: number; indent: number };

const fixLines = (said: string, { columns, indent }: Place): string[] =>
  paragraph(words('finding.fix', said), columns, indent);

/** What a command changes is never left out; that it is a question to begin with, only where there is no room. */
const commandWays = (step: Extract<FixStep, { kind: 'command' }>, { columns, indent }: Place): string[][] => {
  const effect = effectOf(step);
  const command = commandLine(step.command, indent);
  const label = effect === null ? words('finding.fixQuery') : words('finding.fixCommand', effect);
  return [[...paragraph(label, columns, indent), command], ...(effect === null ? [[command]] : [])];
};

const SEPARATOR = ' > ';

/** A path of Setup, and the same with less and less of its middle: what is to be done stands at its end. */
const paths = (path: string): string[] => {
  const parts = path.split(SEPARATOR);
  return [path, ...parts.slice(2).map((_, i) => [parts[0], '…', ...parts.slice(i + 2)].join(SEPARATOR))];
};

/** All sentences of a text, and fewer and fewer of them; what follows a colon is the next step. */
const beginnings = (text: string): string[] => {
  const sentences = text.replace(/:$/, '.').split(/(?<=[.?!]) (?=\p{Lu})/u);
  return sentences.map((_, i) => sentences.slice(0, sentences.length - i).join(' '));
};

/** A sentence that only leads to a command, with that. */
const led = ({ steps: [first, second] }: Fix, place: Place): string[][] => {
  if (first?.kind !== 'decision' || !first.text.endsWith(':') || second?.kind !== 'command') return [];
  const effect = effectOf(second);
  const text = effect === null ? words('finding.fix', first.text) : words('finding.fixEffect', effect, first.text);
  return [[...paragraph(text, place.columns, place.indent), commandLine(second.command, place.indent)]];
};

/** Every way to say it, the fullest first. */
const ways = (fix: Fix, place: Place): string[][] => {
  const [first] = fix.steps;
  switch (first?.kind) {
    case undefined:
      return [];
    case 'command':
      return commandWays(first, place);
    case 'setup':
      return paths(first.path).map((path) => fixLines(path, place));
    case 'source':
    case 'decision':
      return [...led(fix, place), ...beginnings(stepText(first)).map((text) => fixLines(text, place))];
  }
};

/** How little of the first step finds room in so many lines: 0 is all of it. */
export const lossOfFirstStep = (fix: Fix, most: number, place: Place): number => {
  const all = ways(fix, place);
  const found = all.findIndex((lines) => lines.length <= most);
  return found === -1 ? all.length : found;
};

/**
 * The first step in at most so many lines, none of them cut off; else where to find it.
 *
 * @param app the finding's; null: the org itself
 */
export const firstStepLines = (fix: Fix, most: number, place: Place & { app: string | null }): string[] => {
  const { app, columns, indent } = place;
  const found = ways(fix, place).find((lines) => lines.length <= most);
  if (found !== undefined || fix.steps.length === 0 || most < 1) return found ?? [];
  const named = app === null ? '' : words('short.fixOf', app);
  const fits = app !== null && displayWidth(named) <= textWidth(columns) - indent;
  return [commandLine(fits ? named : words('short.fixElsewhere'), indent)];
};
