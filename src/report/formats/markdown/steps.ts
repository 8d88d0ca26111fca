/** What to do about a finding, below an item of a list: commands in fences, all else as text that does nothing. */
import { stepText, type Fix, type FixStep } from '../../../findings/fix.js';
import { guardLine, safeText } from '../../../text/safe-text.js';
import { effectOf } from '../../effect.js';
import { label } from '../../words.js';
import { text } from './escape.js';

/** Longer than any row of backticks in what stands between (CommonMark, section 4.5). */
const ticksFor = (content: string): string => {
  const longest = Math.max(0, ...Array.from(content.matchAll(/`+/g), ([ticks]) => ticks.length));
  return '`'.repeat(Math.max(3, longest + 1));
};

/** A command as it is. Nothing within a fence is markup, a mention or a link. */
const fence = (command: string, indent: string): string => {
  const content = safeText(command);
  const ticks = ticksFor(content);
  return [`${ticks}shell`, content, ticks].map((line) => `${guardLine(indent + line)}\n`).join('');
};

const stepBlock = (step: FixStep, indent: string): string => {
  const command = step.kind === 'command' ? step.command : step.kind === 'setup' ? step.open : null;
  const effect = effectOf(step);
  const said =
    step.kind === 'command'
      ? effect === null
        ? []
        : [`${indent}*${label('effect', effect)}*\n`]
      : [`${indent}${text(stepText(step))}\n`];
  return [...said, ...(command === null ? [] : [fence(command, indent)])].join('\n');
};

/** Each step a paragraph; empty where there is none. */
export const stepBlocks = ({ steps }: Fix, indent: string): string =>
  steps.length === 0
    ? ''
    : `\n${indent}**${label('remedy')}:**\n\n${steps.map((step) => stepBlock(step, indent)).join('\n')}\n`;
