/** The facts as a sheet in Markdown that can be pasted. Nothing in it is an org's own text. */
import { bundle } from '../text/messages.js';
import { guardLine, safeText, type Safe } from '../text/safe-text.js';
import type { DoctorFact } from './report.js';

const messages = bundle('doctor');

/** A bar would end a cell. */
const cell = (text: string): string => text.replaceAll('|', '\\|');

export const sheetLines = (
  facts: readonly DoctorFact[],
  { version, apiVersion }: { version: string; apiVersion: string },
): Safe[] =>
  [
    `### ${messages.getMessage('sheet.title')}`,
    '',
    messages.getMessage('sheet.note', [version, apiVersion]),
    '',
    messages.getMessage('sheet.head'),
    '| --- | --- | --- | --- |',
    ...facts.map(({ id, fact, answer, shape }) => `| ${[id, fact, `**${answer}**`, cell(shape ?? '')].join(' | ')} |`),
  ].map((line) => guardLine(safeText(line)));
