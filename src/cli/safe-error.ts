import { SfError } from '@salesforce/core/sfError';
import { EXIT_CODES } from '../findings/exit-codes.js';
import { INTERRUPTED } from './signals.js';
import { withoutQuotes } from './usage-error.js';
import { safeData, safeLines, safeText } from '../text/safe-text.js';

/** What the framework takes for a bug (exit code 10) or an internal error of Salesforce (20) by its mere wording. */
const rewordForFramework = (text: string): string =>
  text.replaceAll('TypeError', 'Type error').replace(/(?<!\d)(\d{9,}-\d{3,}) \((-?\d{7,})\)/g, '$1 [$2]');

type FrameworkError = Error & { oclif: { exit?: number | false } };

const hasExitCode = (error: Error): error is FrameworkError => 'oclif' in error;

/** Errors about flags and arguments hold what was parsed. */
const isUsageError = (error: Error): boolean => 'parse' in error;

/** Ctrl+C at a question; told by its name, so that what asks need not be loaded. */
export const isInterruption = (error: Error): boolean => error.name === 'ExitPromptError';

/**
 * An error that may be printed: it can quote an org. Errors of the framework about flags have exit code 2, which the
 * framework forgets for a value that is not among the options of a flag; a question that was interrupted has 130, all
 * others have exit code 1. Causes are left out, since they can hold whole requests.
 */
export const safeError = (error: Error): Error => {
  if (hasExitCode(error)) {
    const quoted = isUsageError(error) ? withoutQuotes(error) : error;
    quoted.message = rewordForFramework(safeLines(quoted.message));
    if (isUsageError(error)) error.oclif.exit = EXIT_CODES.usage;
    return quoted;
  }
  const { actions = [] } = SfError.wrap(error);
  const name = error.name === 'TypeError' ? 'UnexpectedError' : safeText(error.name);
  // The one error of several lines; each of them is made safe.
  const message = name === 'PolicyFileError' ? safeLines(error.message) : safeText(error.message);
  const exitCode = isInterruption(error) ? INTERRUPTED : EXIT_CODES.failed;
  const safe = new SfError(rewordForFramework(message), name, actions.map(safeText), exitCode);
  if (name === 'PolicyFileError' && error instanceof SfError) {
    safe.setData(safeData(error.data as Parameters<SfError['setData']>[0]));
  }
  if (error.stack !== undefined) safe.stack = rewordForFramework(safeLines(error.stack));
  return safe;
};
