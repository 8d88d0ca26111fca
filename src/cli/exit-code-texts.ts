import type { Messages } from '@salesforce/core/messages';
import { EXIT_CODES, exitCodeDescription } from '../findings/exit-codes.js';

/**
 * The exit codes that a command's own messages describe as `exit.<name>`, for the ERROR CODES section of its help;
 * wrong flags are the same for all.
 */
export const exitCodeTexts = (
  messages: Messages<string>,
  ...names: Array<keyof typeof EXIT_CODES>
): Record<string, string> =>
  Object.fromEntries(
    names.map((name) => [
      String(EXIT_CODES[name]),
      name === 'usage' ? exitCodeDescription(name) : messages.getMessage(`exit.${name}`),
    ]),
  );
