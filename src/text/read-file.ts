/** Reads what is behind a name, whatever that is: never more than was asked for, and never so that nothing ends it. */
import {
  close,
  closeSync,
  constants,
  createReadStream,
  fstat,
  fstatSync,
  open,
  openSync,
  readSync,
  type Stats,
} from 'node:fs';
import { Socket } from 'node:net';
import { isatty, ReadStream } from 'node:tty';
import { promisify } from 'node:util';

/** Behind the name is more than what is wanted can be. */
export class TooLargeError extends Error {
  public constructor(public readonly most: number) {
    super(`more than ${most} bytes`);
    this.name = 'TooLargeError';
  }
}

/** Without it, opening a pipe that has no writer waits in a thread, and the process cannot end before that does. */
const WITHOUT_WAITING = process.platform === 'win32' ? 0 : constants.O_NONBLOCK;

type Chunks = AsyncIterable<Buffer | string>;

/** @throws TooLargeError */
const gather = async (chunks: Chunks, most: number): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    const part = Buffer.from(chunk);
    size += part.length;
    if (size > most) throw new TooLargeError(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
};

const refusalOf = (stats: Stats, most: number): Error | null => {
  if (stats.isDirectory()) return Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
  return stats.size > most ? new TooLargeError(most) : null;
};

/** A writer or a person is waited for as the event loop does, which ends with the process. */
const streamOf = (fd: number, stats: Stats): Chunks => {
  if (stats.isFIFO() || stats.isSocket()) return new Socket({ fd, writable: false });
  return isatty(fd) ? new ReadStream(fd) : createReadStream('', { fd });
};

/**
 * @param most bytes that there may be; a file that has more is not even begun
 * @throws TooLargeError, or the system's error with its code (`ENOENT`)
 */
export const readBytes = async (file: string, most: number): Promise<Buffer> => {
  const fd = await promisify(open)(file, constants.O_RDONLY | WITHOUT_WAITING);
  const stats = await promisify(fstat)(fd);
  const refusal = refusalOf(stats, most);
  if (refusal === null) return gather(streamOf(fd, stats), most);
  await promisify(close)(fd);
  throw refusal;
};

/** Stands for standard input where a path is expected. */
export const STANDARD_INPUT = '-';

/**
 * @param file a path, or {@link STANDARD_INPUT}
 * @throws as {@link readBytes} does
 */
export const readFileOrInput = async (file: string, most: number, stdin: Chunks = process.stdin): Promise<Buffer> =>
  file === STANDARD_INPUT ? gather(stdin, most) : readBytes(file, most);

/** Where there is no such switch, there are next to no links. */
const WITHOUT_FOLLOWING = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;

/**
 * The same of an ordinary file, for hundreds of them: no link is followed, whatever has come to be in the place of the
 * file since it was looked at.
 *
 * @throws TooLargeError, or the system's error with its code (`ELOOP` for a link)
 */
export const readOrdinaryFile = (file: string, most: number): Buffer => {
  const fd = openSync(file, constants.O_RDONLY | WITHOUT_WAITING | WITHOUT_FOLLOWING);
  try {
    const stats = fstatSync(fd);
    if (!stats.isFile()) throw Object.assign(new Error('it is no ordinary file'), { code: 'EISNOFILE' });
    // One more than there was, so that a file that grows is noticed.
    const bytes = Buffer.allocUnsafe(Math.min(stats.size, most) + 1);
    let size = 0;
    for (let read = -1; read !== 0 && size < bytes.length; size += read) {
      read = readSync(fd, bytes, size, bytes.length - size, null);
    }
    if (size > most) throw new TooLargeError(most);
    if (size > stats.size) throw Object.assign(new Error('it grows'), { code: 'EBUSY' });
    return bytes.subarray(0, size);
  } finally {
    closeSync(fd);
  }
};
