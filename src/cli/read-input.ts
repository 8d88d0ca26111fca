/** Reads what a file or standard input holds, for values that must not stand on a command line. */
import { open } from 'node:fs/promises';
import { Lifecycle } from '@salesforce/core/lifecycle';
import { bundle } from '../text/messages.js';

const messages = bundle('input');

/** Stands for standard input where a path is expected. */
export const STANDARD_INPUT = '-';

/** Keys and secrets have some hundred bytes. */
const MAX_BYTES = 1_048_576;

const gather = async (stream: AsyncIterable<Buffer | string>): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    size += chunk.length;
    if (size > MAX_BYTES) break;
  }
  return Buffer.concat(chunks);
};

/** @throws SfError when the file cannot be read; it never quotes the content */
export const readInput = async (
  path: string,
  stdin: AsyncIterable<Buffer | string> = process.stdin,
): Promise<Buffer> => {
  if (path === STANDARD_INPUT) return gather(stdin);
  try {
    const file = await open(path, 'r');
    return await gather(file.createReadStream());
  } catch (error) {
    throw messages.createError('error.fileUnreadable', [path, error instanceof Error ? error.message : String(error)]);
  }
};

/** A file or a pipe ends its only line with a line break that is none of the value's. */
const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/, '');

/** At this level the CLI itself logs every variable of its own prefix, before any plugin runs. */
export const cliLogsVariables = ({ DEBUG, SF_LOG_LEVEL, SFDX_LOG_LEVEL }: NodeJS.ProcessEnv = process.env): boolean =>
  [SF_LOG_LEVEL, SFDX_LOG_LEVEL].some((level) => /^(?:debug|trace)$/i.test(level ?? '')) ||
  /\*|\bsf\b/.test(DEBUG ?? '');

export type SecretSource = {
  /** Path, or {@link STANDARD_INPUT}; goes before the variable. */
  file: string | undefined;
  variable: string;
  /** Asks somebody; null where nobody can answer. */
  ask: (() => Promise<string>) | null;
  /** What to say when there is no way to the value. */
  missing: () => Error;
};

/** A secret from where the caller put it: a file or standard input, the environment, or a masked prompt. */
export const readSecret = async ({ file, variable, ask, missing }: SecretSource): Promise<string> => {
  if (file !== undefined) return withoutLineEnd((await readInput(file)).toString('utf8'));
  const value = process.env[variable];
  if (value !== undefined && value !== '') {
    if (cliLogsVariables())
      await Lifecycle.getInstance().emitWarning(messages.getMessage('warning.logged', [variable]));
    return value;
  }
  if (ask === null) throw missing();
  return ask();
};
