import { Messages } from '@salesforce/core';
import { Args, Errors } from '@oclif/core';
import { Flags, SfCommand, toHelpSection } from '@salesforce/sf-plugins-core';
import type { RuleText } from '../../findings/rule-text.js';
import type { Explanation } from '../../token/explain.js';
import { EXIT_CODES } from '../../findings/exit-codes.js';
import { exitCodeTexts } from '../../cli/exit-code-texts.js';
import { printJson } from '../../cli/print-json.js';
import { safeError } from '../../cli/safe-error.js';
import { guardLine, safeText } from '../../text/safe-text.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'nhi.explain');

export type NhiExplainResult = {
  /** The rule that was asked for, or with --list all of them. */
  rules: RuleText[];
  /** With --error: what is known of it. */
  error: Explanation | null;
};

export default class NhiExplain extends SfCommand<NhiExplainResult> {
  public static readonly summary = messages.getMessage('summary');
  public static readonly description = messages.getMessage('description');
  public static readonly examples = messages.getMessages('examples');
  public static readonly args = {
    rule: Args.string({ ignoreStdin: true, description: messages.getMessage('args.rule.description') }),
  };
  public static readonly flags = {
    error: Flags.string({
      char: 'e',
      exclusive: ['list'],
      summary: messages.getMessage('flags.error.summary'),
      description: messages.getMessage('flags.error.description'),
    }),
    list: Flags.boolean({ char: 'l', summary: messages.getMessage('flags.list.summary') }),
  };
  public static readonly errorCodes = toHelpSection('ERROR CODES', exitCodeTexts(messages, 'ok', 'failed', 'usage'));

  public async run(): Promise<NhiExplainResult> {
    const { args, flags } = await this.parse(NhiExplain);
    if ([args.rule, flags.error, flags.list || undefined].filter((each) => each !== undefined).length !== 1) {
      throw new Errors.CLIError(messages.getMessage('error.oneThing'), { exit: EXIT_CODES.usage });
    }
    if (flags.error !== undefined) {
      const error = await explain(flags.error);
      this.print(errorLines(error));
      return { rules: [], error };
    }
    const described = await describe(args.rule);
    this.print(args.rule === undefined ? described.map(listLine) : described.flatMap(ruleLines));
    return { rules: described, error: null };
  }

  public override logJson(json: unknown): void {
    printJson(json, this.config.theme?.json);
  }

  protected override async catch(error: Error): Promise<never> {
    return super.catch(safeError(error));
  }

  private print(lines: string[]): void {
    this.log(lines.map((line) => guardLine(safeText(line))).join('\n'));
  }
}

const explain = async (given: string): Promise<Explanation> => {
  const [{ explainText }, { readInput, STANDARD_INPUT }] = await Promise.all([
    import('../../token/explain.js'),
    import('../../cli/read-input.js'),
  ]);
  const text = given === STANDARD_INPUT ? (await readInput(given)).toString('utf8') : given;
  const explanation = explainText(text);
  if (explanation.causes.length === 0) throw messages.createError('error.unknownError');
  return explanation;
};

/** The rule of that id, or all of them. */
const describe = async (id: string | undefined): Promise<RuleText[]> => {
  const [{ ruleCatalog }, { pairRuleCatalog }, { nearest }] = await Promise.all([
    import('../../rules/catalogue.js'),
    import('../../compare/rule-catalog.js'),
    import('../../text/nearest.js'),
  ]);
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
  error.exitCode = EXIT_CODES.failed;
  throw error;
};

const listLine = ({ id, severity, title }: RuleText): string => `${id.padEnd(30)}  ${severity.padEnd(8)}  ${title}`;

/** What such a rule finds is about a promotion, not about an integration as it is. */
const isOfCompare = (id: string): boolean => id.startsWith('env-');

const ruleLines = ({ id, title, kind, severity, why, remedy, controls, documentation }: RuleText): string[] => [
  `${title} (${id})`,
  messages.getMessage(`rule.${isOfCompare(id) ? 'compare.' : ''}${kind}`, [severity]),
  ...['', messages.getMessage('rule.why'), why],
  ...['', messages.getMessage('rule.remedy'), ...remedy.split('\n')],
  ...(controls.length > 0 ? ['', messages.getMessage('rule.controls', [controls.join('; ')])] : []),
  ...['', messages.getMessage('rule.documentation', [documentation])],
];

const errorLines = ({ error, causes, confidence }: Explanation): string[] => [
  messages.getMessage('error.heading', [[error.code, error.description].filter(Boolean).join(': ')]),
  messages.getMessage(`confidence.${confidence}`),
  ...causes.flatMap(({ cause, evidence, remedy, rules, rulesAgainst }, index) => [
    '',
    messages.getMessage('cause', [index + 1, cause]),
    `   ${messages.getMessage('cause.evidence', [evidence])}`,
    `   ${messages.getMessage('cause.remedy', [remedy])}`,
    ...(rules.length > 0 ? [`   ${messages.getMessage('cause.rules', [rules.join(', ')])}`] : []),
    ...(rulesAgainst.length > 0 ? [`   ${messages.getMessage('cause.rulesAgainst', [rulesAgainst.join(', ')])}`] : []),
  ]),
];
