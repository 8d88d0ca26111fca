/**
 * What to do about a finding, as lines. A command has a line of its own, whole however long, so that it can be copied;
 * above it stands what it changes.
 */
import { stepText, type Fix, type FixStep } from '../../../findings/fix.js';
import { effectOf } from '../../effect.js';
import { label, words } from '../../words.js';
import { paragraph } from './layout.js';

export const commandLine = (command: string, indent: number): string => ' '.repeat(indent) + command;

/** The command that a step is, or that opens its page. */
const commandOf = (step: FixStep): string | null => {
  if (step.kind === 'command') return step.command;
  return step.kind === 'setup' ? step.open : null;
};

const stepLines = (step: FixStep, columns: number, indent: number): string[] => {
  const command = commandOf(step);
  const effect = effectOf(step);
  return [
    ...(step.kind === 'command' ? [] : paragraph(stepText(step), columns, indent + 2, `${' '.repeat(indent)}-`)),
    ...(effect === null ? [] : [commandLine(label('effect', effect), indent + 2)]),
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
