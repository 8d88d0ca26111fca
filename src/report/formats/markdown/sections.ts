import { SEVERITIES, type Finding } from '../../../findings/audit-report.js';
import { baselineSummary } from '../../../findings/baseline-lines.js';
import { byCure, permissionText } from '../../cures.js';
import type { Report, ReportGap } from '../../report.js';
import { undecidedOf, type Undecided } from '../../undecided.js';
import { gapName } from '../../gap-name.js';
import { label, listed, words } from '../../words.js';
import type { RenderContext } from '../format.js';
import type { RuleText } from '../../../findings/rule-text.js';
import { isActedOn, row } from './app.js';
import { clip } from './clip.js';
import { code, startingText, text } from './escape.js';
import { stepBlocks } from './steps.js';

export const heading = (title: string): string => `\n### ${title}\n\n`;

export const tableHead = (...columns: string[]): string => row(...columns) + row(...columns.map(() => '---'));

/** The verdict, which org was read, and the figures. */
export const opening = (report: Report, context: RenderContext): string => {
  const { outcome, verdict, exit, origin } = report.lead;
  const { findings, inconclusive, waived, passed } = report.summary;
  const note = report.baseline === undefined ? '' : baselineSummary(report.baseline);
  return [
    `## ${text(outcome)} (${code(context.command)})\n\n`,
    `**${text(verdict)}**\n\n`,
    `${text(exit)}\n\n`,
    `${origin.map(text).join('  \n')}\n\n`,
    ...(note === '' ? [] : [`${text(note)}\n\n`]),
    tableHead(...SEVERITIES, label('status.inconclusive'), label('status.waived'), label('status.pass')),
    row(
      ...SEVERITIES.map((severity) => String(findings[severity])),
      String(inconclusive),
      String(waived),
      String(passed),
    ),
  ].join('');
};

export const coverageSections = ({ coverage = [] }: Report): string[] =>
  coverage.map(({ title, controls }) =>
    [
      `\n<details>\n<summary>${label('heading.coverage', text(title))}</summary>\n\n`,
      tableHead(label('column.control'), label('column.title'), label('column.state'), label('column.rules')),
      ...controls.map((control) =>
        row(
          text(control.control),
          text(control.title),
          label(`status.${control.state}`),
          control.rules.map(({ rule, state }) => `${code(rule)} ${label(`status.${state}`)}`).join(', '),
        ),
      ),
      '\n</details>\n',
    ].join(''),
  );

const gapItem = ({ source, side, reason, detail, grant = [], rules }: ReportGap): string =>
  [
    `- **${text(gapName({ source, side }))}**: ${words(`gap.reason.${reason}`)}\n`,
    `  - ${text(detail.slice(0, 600).toWellFormed())}\n`,
    ...(grant.length > 0
      ? [`  - ${words('gap.cure', grant.map((name) => text(permissionText(name))).join(', '))}\n`]
      : []),
    ...(rules.length > 0 ? [`  - ${label('leftOpen', rules.map(code).join(', '))}\n`] : []),
  ].join('');

const MOST_NAMED = 5;

const undecidedItem = ({ rule, apps, messages }: Undecided): string => {
  const names = apps.map((name) => code(clip(name)));
  return [
    `- **${text(rule)}**: ${words('heading.undecided')}${names.length === 0 ? '' : ` (${listed(names, MOST_NAMED)})`}\n`,
    ...messages.slice(0, MOST_NAMED).map((message) => `  - ${startingText(clip(message))}\n`),
  ].join('');
};

/**
 * Every source that could not be read, why, and what to grant: what the same permission cures stands together. Then
 * what was read and did not decide.
 */
export const gapItems = (report: Report): string[] => {
  const { cured, others } = byCure(report.gaps);
  return [...[...[...cured.values()].flat(), ...others].map(gapItem), ...undecidedOf(report).map(undecidedItem)];
};

const inOneLine = (remedy: string): string =>
  remedy
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');

/** The remedies of a rule's findings where they agree, else the one that the rule itself gives. */
const adviceItem = (id: string, found: readonly Finding[], rule: RuleText | undefined): string => {
  const [first, ...others] = new Map(found.map(({ remediation, fix }) => [remediation, fix])).entries();
  const [remedy = '', fix = { steps: [] }] = first ?? [];
  if (others.length === 0 && fix.steps.some(({ kind }) => kind === 'command' || kind === 'setup'))
    return `- ${code(id)}\n${stepBlocks(fix, '  ')}`;
  return `- ${code(id)}: ${text(inOneLine(others.length === 0 ? remedy : (rule?.remedy ?? remedy)))}\n`;
};

/** What to do about rules whose findings are only information, once, however many apps it concerns. */
export const advice = ({ findings }: Report, rules: readonly RuleText[]): string => {
  const byRule = Map.groupBy(
    findings.filter((finding) => finding.status === 'fail' && !isActedOn(finding)),
    ({ rule }) => rule,
  );
  if (byRule.size === 0) return '';
  const texts = new Map(rules.map((rule) => [rule.id, rule]));
  return [
    `<details>\n<summary>${label('heading.advice')}</summary>\n\n`,
    ...[...byRule].map(([id, found]) => adviceItem(id, found, texts.get(id))),
    '\n</details>\n',
  ].join('');
};
