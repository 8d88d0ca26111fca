import { bundle } from '../text/messages.js';

const messages = bundle('exit-codes');

/** The exit codes of every command. 0 to 29, 68, 69 and 130 belong to the CLI framework. */
export const EXIT_CODES = { ok: 0, failed: 1, usage: 2, findings: 30, incomplete: 31 } as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

export const exitCodeDescription = (name: keyof typeof EXIT_CODES): string => messages.getMessage(name);

/** Code to description, as `toHelpSection('ERROR CODES', …)` of the framework takes it. */
export const exitCodeDescriptions = (): Record<string, string> =>
  Object.fromEntries(Object.entries(EXIT_CODES).map(([name, code]) => [String(code), messages.getMessage(name)]));
