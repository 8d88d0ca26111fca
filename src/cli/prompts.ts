/**
 * Questions to a person. They are written to standard error, so that what a command prints can be piped, and are asked
 * only where somebody can answer.
 */
import type { Safe } from '../text/safe-text.js';

type Streams = { input?: NodeJS.ReadableStream; output?: NodeJS.WritableStream };

const streams = (given: Streams): Streams => ({ output: process.stderr, ...given });

/** Somebody sits at the keyboard and sees the question. */
export const canAsk = ({ json, noPrompt = false }: { json: boolean; noPrompt?: boolean }): boolean =>
  !json && !noPrompt && process.stdin.isTTY && process.stderr.isTTY;

/** Asks for something that must not be seen: only stars are shown. */
export const askSecret = async (message: Safe, given: Streams = {}): Promise<string> => {
  const { default: password } = await import('@inquirer/password');
  // A key press would show it otherwise.
  return password({ message, mask: '*', toggleMask: false }, { ...streams(given), clearPromptOnDone: true });
};

export const askText = async (message: Safe, given: Streams = {}): Promise<string> => {
  const { default: input } = await import('@inquirer/input');
  return input({ message, required: true }, streams(given));
};

/** A question that is answered with no unless somebody says yes. */
export const askYes = async (message: Safe, given: Streams = {}): Promise<boolean> => {
  const { default: confirm } = await import('@inquirer/confirm');
  return confirm({ message, default: false }, streams(given));
};

export type Option<T> = { name: Safe; description?: Safe; value: T };

/** One of several. */
export const askChoice = async <T>(
  message: Safe,
  options: ReadonlyArray<Option<T>>,
  given: Streams = {},
): Promise<T> => {
  const { default: select } = await import('@inquirer/select');
  return select<T>({ message, choices: options, pageSize: 12 }, streams(given));
};
