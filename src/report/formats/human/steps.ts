/**
 * What to do about a finding, as lines. A command has a line of its own, whole however long, so that it can be copied.
 */
import { stepText, type Fix, type FixStep } from '../../../findings/fix.js';
import { words } from '../../words.js';
import { atMostLines, paragraph } from './layout.js';

const commandLine = (command: string, indent: number): string => ' '.repeat(indent) + command;

/** The command that a step is, or that opens its page. */
const commandOf = (step: FixStep): string | null => {
  if (step.kind === 'command') return step.command;
  return step.kind === 'setup' ? step.open : null;
};

const stepLines = (step: FixStep, columns: number, indent: number): string[] => {
  const command = commandOf(step);
  return [
    ...(step.kind === 'command' ? [] : paragraph(stepText(step), columns, indent + 2, `${' '.repeat(indent)}-`)),
    ...(command === null ? [] : [commandLine(command, indent + 2)]),
  ];
};

/** All of them. */
export const fixLinesOf = ({ steps }: Fix, columns: number, indent: number): string[] => {
  const [first] = steps;
  if (first === undefined) return [];
  // A single sentence needs no list.
  if (steps.length === 1 && commandOf(first) === null)
    return paragraph(words('finding.fix', stepText(first)), columns, indent);
  return [
    `${' '.repeat(indent)}${words('finding.fixSteps')}`,
    ...steps.flatMap((step) => stepLines(step, columns, indent)),
  ];
};

/** The first thing to do, as it is read: a sentence that only leads to a command stands with that. None: not known. */
const firstStep = (
  { steps: [first, second] }: Fix,
  columns: number,
  indent: number,
): [text: string[], command: string[]] => {
  if (first === undefined) return [[], []];
  if (first.kind === 'command') return [[], [commandLine(first.command, indent)]];
  const leads = first.kind === 'decision' && first.text.endsWith(':') && second?.kind === 'command';
  return [
    paragraph(words('finding.fix', stepText(first)), columns, indent),
    leads ? [commandLine(second.command, indent)] : [],
  ];
};

/** How many lines the first thing to do has where nothing is cut off. */
export const firstStepHeight = (fix: Fix, columns: number, indent: number): number =>
  firstStep(fix, columns, indent).flat().length;

/** The first thing to do, in at most so many lines. A command never goes without the sentence that leads to it. */
export const firstStepLines = (fix: Fix, most: number, columns: number, indent: number): string[] => {
  const [text, command] = firstStep(fix, columns, indent);
  const room = most - command.length;
  return text.length > 0 && room < 1
    ? atMostLines(text, most, columns)
    : [...atMostLines(text, room, columns), ...command];
};
