import { STAGES } from '../../src/token/catalogue/entry.js';
import { CAUSES } from '../../src/token/causes.js';
import { describeCause } from '../../src/token/explain.js';
import { listErrors, type ListedError } from '../../src/token/list.js';
import { bundle } from '../../src/text/messages.js';
import { code, head, plain, row } from './markdown-text.js';

const text = (key: string, ...tokens: string[]): string => bundle('token.doc').getMessage(key, tokens);

const errorRow = ({ id, codes, says, causes, confidence }: ListedError): string =>
  row(
    code(id),
    codes.map(code).join(' '),
    plain(says[0]?.replaceAll('*', '…') ?? ''),
    causes.map((cause) => `[${cause}](#${cause})`).join(', '),
    confidence,
  );

const stageSection = (errors: readonly ListedError[], heading: string): string[] => [
  `## ${heading}`,
  '',
  ...head(...['id', 'codes', 'says', 'causes', 'confidence'].map((column) => text(`table.${column}`))),
  ...errors.map(errorRow),
  '',
];

const causeSection = (id: Parameters<typeof describeCause>[0]): string[] => {
  const { cause, evidence, remedy, rules, rulesAgainst } = describeCause(id);
  const deciding = [...rules, ...rulesAgainst];
  return [
    `### ${id}`,
    '',
    plain(cause),
    '',
    `- ${plain(text('cause.evidence', evidence))}`,
    `- ${plain(text('cause.remedy', remedy))}`,
    ...(deciding.length > 0 ? [`- ${text('cause.rules', deciding.map(code).join(', '))}`] : []),
    '',
  ];
};

/** docs/errors.md, written from the catalogue. */
export function errorsDoc(): string {
  const errors = listErrors();
  const sections = STAGES.flatMap((stage) =>
    stageSection(
      errors.filter((error) => error.stage === stage),
      bundle('token.explain').getMessage(`section.${stage}`),
    ),
  );
  const causes = [...CAUSES.keys()].sort().flatMap(causeSection);
  return ['# Errors', '', text('intro'), '', text('howSure'), '', ...sections, `## ${text('causes')}`, '', ...causes]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
