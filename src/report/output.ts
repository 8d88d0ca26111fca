/**
 * What a command does with its report besides returning it: coverage, files, standard output. Loads what it needs late.
 */
import type { AuditReport } from '../findings/audit-report.js';
import type { OwnContext, RenderContext } from './formats/format.js';
import type { RuleText } from '../findings/rule-text.js';
import type { FrameworkName } from '../findings/framework-names.js';
import type { CoverageOptions } from '../findings/frameworks.js';
import type { Gate } from '../findings/gate.js';
import type { Unchecked } from './formats/human/verdict.js';
import type { ResultFormat } from './formats/registry.js';
import type { OutputFile } from './output-files.js';

export type OutputFlags = {
  'output-file'?: string[];
  'result-format': ResultFormat;
  framework?: FrameworkName[];
  'include-apps'?: boolean;
};

/** Width of the terminal, and whether it shows colours. */
type Screen = { columns: number; color: boolean };

/** What a command brings along whose report is not an audit's. */
export type OwnReport = OwnContext & {
  /** The lines for people. */
  human: (screen: Screen) => Promise<string[]>;
};

/** What differs from command to command. */
export type OutputOptions = {
  /** For instance `sf nhi audit`. */
  command: string;
  /** Of the plugin. */
  version: string;
  loadRules: () => Promise<RuleText[]>;
  gate: Gate;
  selection?: Unchecked;
  own?: OwnReport;
  /** `--json`: standard output belongs to the framework. */
  json: boolean;
  /** Takes a sentence about a file; never standard output. */
  notify: (sentence: string) => void;
};

/** Checks the files that were asked for; to be called before an org is read. */
export const planOutput = async (flags: OutputFlags): Promise<OutputFile[]> => {
  const files = flags['output-file'] ?? [];
  if (files.length === 0) return [];
  const { planOutputFiles } = await import('./output-files.js');
  return planOutputFiles(files, flags['include-apps'] ?? false);
};

/**
 * The report with the coverage of the frameworks that were asked for. It needs the whole report: what a baseline leaves
 * out later has failed all the same.
 */
export const withCoverage = async (
  report: AuditReport,
  { framework: frameworks = [] }: Pick<OutputFlags, 'framework'>,
  loadInput: () => Promise<Omit<CoverageOptions, 'frameworks'>>,
): Promise<AuditReport> => {
  if (frameworks.length === 0) return report;
  const [{ coverageOf }, input] = await Promise.all([import('../findings/frameworks.js'), loadInput()]);
  return { ...report, coverage: coverageOf(report, { ...input, frameworks }) };
};

const declaredAt = async ({ policy }: AuditReport): Promise<RenderContext['declaredAt']> => {
  if (policy === undefined) return () => null;
  const { declaredLines } = await import('../policy/declared-lines.js');
  const lines = await declaredLines(policy.file);
  return (app) => {
    const name = app.toLowerCase();
    const line = lines.get(name) ?? lines.get(name.replace(/^\w+:/, ''));
    return line === undefined ? null : { file: policy.file, line };
  };
};

const contextOf = async (report: AuditReport, options: OutputOptions): Promise<RenderContext> => ({
  rules: await options.loadRules(),
  gate: options.gate,
  version: options.version,
  command: options.command,
  declaredAt: await declaredAt(report),
  selection: options.selection,
  lead: options.own?.lead,
  category: options.own?.category,
  factsOf: options.own?.factsOf,
  result: options.own?.result,
});

const auditLines = async (
  report: AuditReport,
  { gate, selection, loadRules }: OutputOptions,
  screen: Screen,
): Promise<string[]> => {
  const [{ renderHuman }, rules] = await Promise.all([import('./formats/human/render.js'), loadRules()]);
  return renderHuman(report, { ...screen, gate, rules, selection });
};

const printHuman = async (report: AuditReport, options: OutputOptions): Promise<void> => {
  const [{ terminal }, { printPieces }] = await Promise.all([
    import('../text/terminal.js'),
    import('../text/print-pieces.js'),
  ]);
  const screen = terminal();
  const lines = await (options.own?.human(screen) ?? auditLines(report, options, screen));
  await printPieces([`${lines.join('\n')}\n`]);
};

const printAs = async (
  format: Exclude<ResultFormat, 'human'>,
  report: AuditReport,
  context: RenderContext,
): Promise<void> => {
  const [{ FORMATS }, { printPieces }] = await Promise.all([
    import('./formats/registry.js'),
    import('../text/print-pieces.js'),
  ]);
  const { render } = await FORMATS[format].load();
  await printPieces(render(report, context));
};

/** Writes the planned files, then prints the report in the format that was asked for. */
export const deliver = async (
  report: AuditReport,
  flags: OutputFlags,
  plan: readonly OutputFile[],
  options: OutputOptions,
): Promise<void> => {
  const format = flags['result-format'];
  const prints = !options.json;
  const context = plan.length > 0 || (prints && format !== 'human') ? await contextOf(report, options) : undefined;
  if (context !== undefined && plan.length > 0) {
    const { writeOutputFiles } = await import('./output-files.js');
    const sentences = await writeOutputFiles(plan, report, context);
    if (prints) sentences.forEach(options.notify);
  }
  if (!prints) return;
  if (format === 'human') await printHuman(report, options);
  else if (context !== undefined) await printAs(format, report, context);
};
