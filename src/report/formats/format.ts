/** What a renderer is, and what it may use besides the report. */
import type { Finding } from '../../findings/audit-report.js';
import type { Gate } from '../../findings/gate.js';
import type { RuleText } from '../../findings/rule-text.js';
import type { Report } from '../report.js';

/** A line (from 1) of a file, the path relative to the working directory where it is below it. */
export type SourceLine = { file: string; line: number };

/** What standard output can show. */
export type Screen = { columns: number; color: boolean };

export type RenderContext = {
  /** In the order in which checks are listed. */
  rules: readonly RuleText[];
  gate: Gate;
  /** Version of the plugin, `1.2.3`. */
  version: string;
  /** What was run, for instance `sf nhi audit`. */
  command: string;
  /** Where the policy file declares an app, named as findings name it; null when it does not. */
  declaredAt: (app: string) => SourceLine | null;
  /** Whether a failed check fails a test run, for a command that has no `--fail-on`. */
  fails?: (finding: Finding) => boolean;
  /** Tells its results from those of other commands and other subjects, for services that keep the latest of each. */
  category?: readonly string[];
  /** Everything is wanted on the screen, rather than what fits on one. */
  whole?: boolean;
  /** Where people read it; without one, lines are of 80 columns and have no color. */
  screen?: Screen;
};

/**
 * Renders a report as pieces of text that make up the whole when put together. Pure. Everything that an org wrote is
 * untrusted here.
 */
export type Render = (report: Report, context: RenderContext) => Iterable<string>;

export type Format = {
  /** In lower case; the first one is what errors and examples name. None: the format is for standard output only. */
  extensions: readonly string[];
  /** The file begins with a byte order mark. */
  byteOrderMark?: boolean;
  load: () => Promise<{ render: Render }>;
};
