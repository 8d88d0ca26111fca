/** Reads what a file or standard input holds, for values that must not stand on a command line. */
import { codeOf } from '../text/error-code.js';
import { bundle } from '../text/messages.js';
import { readFileOrInput, TooLargeError } from '../text/read-file.js';

const messages = bundle('input');

/** Keys and secrets have some hundred bytes. */
const MOST_BYTES = 1_048_576;

/** @throws SfError when the file cannot be read; it never quotes the content */
export const readInput = async (
  path: string,
  stdin: AsyncIterable<Buffer | string> = process.stdin,
): Promise<Buffer> => {
  try {
    return await readFileOrInput(path, MOST_BYTES, stdin);
  } catch (error) {
    throw error instanceof TooLargeError
      ? messages.createError('error.fileTooLarge', [path, MOST_BYTES])
      : messages.createError('error.fileUnreadable', [path, codeOf(error)]);
  }
};
