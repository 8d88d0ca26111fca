/** What to do about a finding, as lines. A command has a line of its own, whole however long, so that it can be copied. */
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

/**
 * The first thing to do; none where nothing is known. The command that opens a page stands for a way to it that does not
 * fit.
 */
export const firstStepLines = ({ steps: [first] }: Fix, most: number, columns: number, indent: number): string[] => {
  if (first === undefined) return [];
  if (first.kind === 'command') return [commandLine(first.command, indent)];
  const lines = paragraph(words('finding.fix', stepText(first)), columns, indent);
  const command = commandOf(first);
  return lines.length > most && command !== null ? [commandLine(command, indent)] : atMostLines(lines, most, columns);
};
