/** What the work behind a command needs of the command: where its words go, and nothing of the framework. */
import type { ExitCode } from '../findings/exit-codes.js';
import type { Safe } from '../text/safe-text.js';

export type Io = {
  /** `--json`: standard output belongs to the framework, and nothing is printed or asked. */
  readonly json: boolean;
  /** What --target-org was given, or is given by default; undefined where the org has to be asked for its name. */
  readonly targetOrg?: string;
  /** The org of --target-org was named, and is not only the default one. */
  readonly orgWasNamed: boolean;
  /** Of the plugin. */
  readonly version: string;
  /** To standard output. */
  readonly print: (text: Safe) => void;
  /** To standard error. */
  readonly note: (text: Safe) => void;
  /** To standard error as a warning, and to the warnings of the JSON. */
  readonly warn: (text: Safe) => void;
};

/** What a command came to: the result, and the exit code that says how it is to be taken. */
export type Outcome<T> = { result: T; exitCode: ExitCode };
