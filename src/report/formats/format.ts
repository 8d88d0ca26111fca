/** What a renderer is, and what it may use besides the report. */
import type { AuditReport } from '../../findings/audit-report.js';
import type { Gate } from '../../findings/gate.js';
import type { RuleText } from '../../findings/rule-text.js';
import type { Unchecked } from './human/verdict.js';

/** A line (from 1) of a file, the path relative to the working directory where it is below it. */
export type SourceLine = { file: string; line: number };

/** What a report opens with, as plain sentences; they may quote an org. */
export type Lead = {
  /** What kind of report it is. */
  kind: string;
  /** What it is about, in a few words. */
  subject: string;
  /** How it ended, in a few words. */
  outcome: string;
  /** What was found, in a few sentences. */
  verdict: string;
  /** The exit code and why it is what it is. */
  exit: string;
  /** Which org was read, when, and what it cost. */
  origin: string;
};

/** What a command that is not the audit has of its own. */
export type OwnContext = {
  lead?: Lead;
  /** Tells its results from those of other commands and other subjects, for services that keep the latest of each. */
  category?: readonly string[];
  /** What is known of an app, named as findings name it, in place of the configuration that an audit reports. */
  factsOf?: (app: string) => ReadonlyArray<readonly [term: string, detail: string]>;
  /** What JSON carries in place of the report. */
  result?: object;
};

export type RenderContext = OwnContext & {
  /** In the order in which checks are listed. */
  rules: readonly RuleText[];
  gate: Gate;
  /** Version of the plugin, `1.2.3`. */
  version: string;
  /** What was run, for instance `sf nhi audit`. */
  command: string;
  /** Where the policy file declares an app, named as findings name it; null when it does not. */
  declaredAt: (app: string) => SourceLine | null;
  /** Given when only some apps were asked for: those of them that get no checks. */
  selection?: Unchecked;
};

/**
 * Renders a report as pieces of text that make up the whole when put together. Pure. Everything that an org wrote is
 * untrusted here.
 */
export type Render = (report: AuditReport, context: RenderContext) => Iterable<string>;

export type Format = {
  /** In lower case; the first one is what errors and examples name. */
  extensions: readonly [string, ...string[]];
  /** The file begins with a byte order mark. */
  byteOrderMark?: boolean;
  load: () => Promise<{ render: Render }>;
};
