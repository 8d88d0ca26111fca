import { pairRuleCatalog } from '../../src/compare/rule-catalog.js';
import type { RuleText } from '../../src/findings/rule-text.js';
import { ruleCatalog } from '../../src/rules/catalogue.js';
import { bundle } from '../../src/text/messages.js';
import { code, head, plain, row } from './markdown-text.js';

const text = (key: string, ...tokens: string[]): string => bundle('rules.doc').getMessage(key, tokens);

const ruleRow = ({ id, kind, severity, title }: RuleText): string =>
  row(`[${code(id)}](#${id})`, kind, severity, plain(title));

const table = (rules: readonly RuleText[]): string[] => [
  ...head(...['rule', 'kind', 'severity', 'finding'].map((column) => text(`table.${column}`))),
  ...rules.map(ruleRow),
  '',
];

const section = ({ id, title, why, remedy, controls, documentation }: RuleText): string[] => [
  `### ${id}`,
  '',
  `**${plain(title)}.** ${plain(why)}`,
  '',
  ...remedy.split('\n').map((line) => `- ${plain(line)}`),
  ...(controls.length > 0 ? [`- ${text('controls', plain(controls.join('; ')))}`] : []),
  `- <${documentation}>`,
  '',
];

/** docs/rules.md, written from the rules. */
export function rulesDoc(): string {
  const [audit, compare] = [ruleCatalog(), pairRuleCatalog()];
  return [
    ...['# Rules', '', text('intro'), '', text('kinds'), ''],
    ...[`## ${text('audit')}`, '', ...table(audit)],
    ...[`## ${text('compare')}`, '', ...table(compare)],
    ...[`## ${text('each')}`, '', ...[...audit, ...compare].flatMap(section)],
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}
