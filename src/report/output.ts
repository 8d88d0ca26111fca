/**
 * What a command does with its report besides returning it: coverage, files, standard output. Loads what it needs late.
 */
import type { AuditReport } from '../findings/audit-report.js';
import type { RenderContext } from './formats/format.js';
import type { Report } from './report.js';
import type { RuleText } from '../findings/rule-text.js';
import type { FrameworkName } from '../findings/framework-names.js';
import type { CoverageOptions } from '../findings/frameworks.js';
import type { Gate } from '../findings/gate.js';
import type { FormatName } from './formats/registry.js';
import type { OutputFile } from './output-files.js';

export type OutputFlags = {
  'output-file'?: string[];
  'result-format': FormatName;
  framework?: FrameworkName[];
  'include-apps'?: boolean;
  verbose: boolean;
};

/** What differs from command to command. */
export type OutputOptions = {
  /** For instance `sf nhi audit`. */
  command: string;
  /** Of the plugin. */
  version: string;
  loadRules: () => Promise<RuleText[]>;
  gate: Gate;
  category?: readonly string[];
  fails?: RenderContext['fails'];
  /** Where it is false, some apps were asked for, of which everything is shown. */
  everyApp?: boolean;
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

const declaredAt = async ({ policy }: Report): Promise<RenderContext['declaredAt']> => {
  if (policy === undefined) return () => null;
  const { declaredLines } = await import('../policy/declared-lines.js');
  const lines = await declaredLines(policy.file);
  return (app) => {
    const name = app.toLowerCase();
    const line = lines.get(name) ?? lines.get(name.replace(/^\w+:/, ''));
    return line === undefined ? null : { file: policy.file, line };
  };
};

const contextOf = async (report: Report, { loadRules, ...options }: OutputOptions): Promise<RenderContext> => {
  const [rules, declared] = await Promise.all([loadRules(), declaredAt(report)]);
  const { command, version, gate, category, fails } = options;
  return { rules, gate, version, command, category, fails, declaredAt: declared };
};

const print = async (format: FormatName, report: Report, context: RenderContext): Promise<void> => {
  const [{ FORMATS }, { printPieces }, { terminal }] = await Promise.all([
    import('./formats/registry.js'),
    import('../text/print-pieces.js'),
    import('../text/terminal.js'),
  ]);
  const { render } = await FORMATS[format].load();
  await printPieces(render(report, { ...context, screen: terminal() }));
};

/** Writes the planned files, then prints the report in the format that was asked for. */
export const deliver = async (
  report: Report,
  flags: OutputFlags,
  plan: readonly OutputFile[],
  options: OutputOptions,
): Promise<void> => {
  if (options.json && plan.length === 0) return;
  const context = await contextOf(report, options);
  if (plan.length > 0) {
    const { writeOutputFiles } = await import('./output-files.js');
    const sentences = await writeOutputFiles(plan, report, context);
    if (!options.json) sentences.forEach(options.notify);
  }
  const whole = flags.verbose || options.everyApp === false;
  if (!options.json) await print(flags['result-format'], report, { ...context, whole });
};
