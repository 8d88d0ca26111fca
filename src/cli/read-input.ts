/** Reads what a file or standard input holds, for values that must not stand on a command line. */
import { open } from 'node:fs/promises';
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
