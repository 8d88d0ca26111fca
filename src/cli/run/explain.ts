/** What `sf nhi explain` does: looks up a rule, an error, or all of both. Works offline. */
import { Errors } from '@oclif/core';
import { pairRuleCatalog } from '../../compare/rule-catalog.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import type { RuleText } from '../../findings/rule-text.js';
import { ruleCatalog } from '../../rules/catalogue.js';
import { bundle } from '../../text/messages.js';
import { nearest } from '../../text/nearest.js';
import { STANDARD_INPUT } from '../../text/read-file.js';
import { guardLine, joinLines, safeText } from '../../text/safe-text.js';
import { terminal } from '../../text/terminal.js';
import { catalogueLines, explanationLines } from '../../token/error-lines.js';
import { explainText, type Explanation } from '../../token/explain.js';
import { listErrors, type ListedError } from '../../token/list.js';
import type { Io, Outcome } from '../io.js';
import { proseLines } from '../prose.js';
import { readInput } from '../read-input.js';

const messages = bundle('nhi.explain');

export type ExplainQuestion = { rule: string | undefined; error?: string; list: boolean };

export type ExplainResult = {
  /** The rule that was asked for, or with --list all of them. */
  rules: RuleText[];
  /** With --list: the errors that --error knows. */
  errors: ListedError[];
  /** With --error: what is known of it. */
  error: Explanation | null;
};

export const runExplain = async ({ rule, error, list }: ExplainQuestion, io: Io): Promise<Outcome<ExplainResult>> => {
  if ([rule, error, list || undefined].filter((each) => each !== undefined).length !== 1)
    throw new Errors.CLIError(messages.getMessage('error.oneThing'), { exit: EXIT_CODES.usage });
  if (error !== undefined) {
    const explained = await explain(error);
    print(io, explanationLines(explained));
    return { result: { rules: [], errors: [], error: explained }, exitCode: EXIT_CODES.ok };
  }
  const rules = describe(rule);
  const errors = rule === undefined ? listErrors() : [];
  print(io, rule === undefined ? [...rules.map(listLine), '', ...catalogueLines(errors)] : rules.flatMap(ruleLines));
  return { result: { rules, errors, error: null }, exitCode: EXIT_CODES.ok };
};

/** A text of several lines is as many lines; each of them is made safe before it is wrapped. */
const print = (io: Io, texts: string[]): void => {
  const { columns } = terminal();
  const lines = texts.flatMap((text) => text.split('\n')).flatMap((line) => proseLines(safeText(line), columns));
  io.print(joinLines(lines.map(guardLine)));
};

const explain = async (given: string): Promise<Explanation> => {
  const text = given === STANDARD_INPUT ? (await readInput(given)).toString('utf8') : given;
  const explanation = explainText(text);
  if (explanation.causes.length === 0) throw messages.createError('error.unknownError');
  return explanation;
};

/** The rule of that id, or all of them. */
const describe = (id: string | undefined): RuleText[] => {
  const rules = [...ruleCatalog(), ...pairRuleCatalog()];
  if (id === undefined) return rules;
  const found = rules.find((rule) => rule.id === id.trim().toLowerCase());
  if (found) return [found];
  const error = messages.createError('error.unknownRule', [id]);
  const meant = nearest(
    id,
    rules.map((rule) => rule.id),
  );
  if (meant.length > 0)
    error.actions = [messages.getMessage('error.unknownRule.nearest', [meant.join(', ')]), ...(error.actions ?? [])];
  throw error;
};

const listLine = ({ id, severity, title }: RuleText): string => `${id.padEnd(30)}  ${severity.padEnd(8)}  ${title}`;

/** What such a rule finds is about a promotion, not about an integration as it is. */
const isOfCompare = ({ family }: RuleText): boolean => family === 'env';

const ruleLines = (rule: RuleText): string[] => [
  `${rule.title} (${rule.id})`,
  messages.getMessage(`rule.${isOfCompare(rule) ? 'compare.' : ''}${rule.kind}`, [rule.severity]),
  ...['', messages.getMessage('rule.why'), rule.why],
  ...['', messages.getMessage('rule.remedy'), ...rule.remedy.split('\n')],
  ...(rule.controls.length > 0 ? ['', messages.getMessage('rule.controls', [rule.controls.join('; ')])] : []),
  ...['', messages.getMessage('rule.documentation', [rule.documentation])],
];
