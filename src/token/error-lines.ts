/** An explanation, and the catalogue, as lines for people. Pure, but for its sentences. */
import type { Explanation, ExplainedCause, RecognisedError } from './explain.js';
import type { ListedError } from './list.js';
import { bundle } from '../text/messages.js';

const text = (key: string, ...tokens: Array<number | string>): string =>
  bundle('token.explain').getMessage(key, tokens);

/** Advice may have several lines; the further ones stand below the first. */
const hanging = (indent: string, advice: string): string[] => advice.split('\n').map((line) => `${indent}${line}`);

const saidLine = ({ code, description }: Pick<RecognisedError, 'code' | 'description'>): string =>
  [code, description?.replaceAll('*', '…')].filter((part) => part !== null && part !== undefined).join(': ');

const causeLines = ({ cause, evidence, remedy, rules, rulesAgainst }: ExplainedCause, index: number): string[] => [
  '',
  ...text('cause', index + 1, cause).split('\n'),
  ...hanging('   ', text('cause.evidence', evidence)),
  ...hanging('   ', text('cause.remedy', remedy)),
  ...(rules.length > 0 ? [`   ${text('cause.rules', rules.join(', '))}`] : []),
  ...(rulesAgainst.length > 0 ? [`   ${text('cause.rulesAgainst', rulesAgainst.join(', '))}`] : []),
];

/** @param explanation of an error that was recognised */
export const explanationLines = ({ error, stage, confidence, causes, others }: Explanation): string[] => [
  saidLine(error),
  ...(stage === null ? [] : [text(`stage.${stage}`)]),
  text(`confidence.${confidence}`),
  ...causes.flatMap(causeLines),
  ...(others.length === 0 ? [] : ['', text('others', others.map(({ id }) => id).join(', '))]),
];

const ID_WIDTH = 38;

/** The catalogue, a line an error, under the headings of its stages. */
export const catalogueLines = (errors: readonly ListedError[]): string[] => [
  text('list.heading'),
  ...errors.flatMap(({ id, stage, codes, says }, index) => [
    ...(errors[index - 1]?.stage === stage ? [] : ['', text(`section.${stage}`)]),
    `  ${id.padEnd(ID_WIDTH)}  ${saidLine({ code: codes[0] ?? null, description: says[0] ?? null })}`,
  ]),
];
