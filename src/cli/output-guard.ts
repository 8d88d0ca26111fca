/**
 * Standard output that fails: the framework throws out of the listener, which ends in a stack trace. Whoever stops
 * reading (`| head`) has had enough, which is no failure; that a disk is full is one.
 */
import type { Writable } from 'node:stream';
import { codeOf } from '../text/error-code.js';

const STOPPED_READING: ReadonlySet<string> = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'EOF']);

export type OutputGuard = {
  /** Waits until everything was handed over; the system's code of a failure, null where there was none. */
  failure: () => Promise<string | null>;
  release: () => void;
};

/** Everything that was written before has been handed over, or never will be. */
export const flushed = async (stream: Writable): Promise<void> =>
  new Promise((resolve) => {
    if (stream.destroyed || stream.writableEnded) resolve();
    else stream.write('', () => resolve());
  });

const listenTo = (stream: Writable, onError: (error: Error) => void): (() => void) => {
  const before = stream.listeners('error') as Array<(error: Error) => void>;
  stream.removeAllListeners('error').on('error', onError);
  return () => {
    stream.off('error', onError);
    for (const listener of before) stream.on('error', listener);
  };
};

export const guardOutput = (stdout: Writable = process.stdout, stderr: Writable = process.stderr): OutputGuard => {
  let code: string | null = null;
  const releases = [listenTo(stdout, (error) => (code ??= codeOf(error))), listenTo(stderr, () => {})];
  return {
    failure: async () => {
      await flushed(stdout);
      return code === null || STOPPED_READING.has(code) ? null : code;
    },
    release: () => releases.forEach((release) => release()),
  };
};
