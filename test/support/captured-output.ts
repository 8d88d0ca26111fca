/**
 * Keeps what is written to standard output and error. It stands between from the start, since libraries remember how to
 * write when they are loaded.
 */
import type { Writable } from 'node:stream';

type Output = { stdout: string; stderr: string };

let kept: Output | undefined;

/** What takes standard output instead, also from libraries that remember the one of before. */
let instead: Writable | undefined;

let awaited: { text: string; listener: () => void } | undefined;

/** Calls back, once, when standard error that is kept has the text. */
export const onceShown = (text: string, listener: () => void): void => void (awaited = { text, listener });

const notice = (shown: string): void => {
  if (awaited === undefined || !shown.includes(awaited.text)) return;
  const { listener } = awaited;
  awaited = undefined;
  listener();
};

for (const name of ['stdout', 'stderr'] as const) {
  const stream = process[name];
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
  stream.write = (chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    if (kept === undefined) return write(chunk, ...rest);
    if (name === 'stdout' && instead) return (instead.write.bind(instead) as typeof write)(chunk, ...rest);
    kept[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    notice(kept.stderr);
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => (done as () => void)());
    return true;
  };
}

/** From now on nothing is shown; the same object has what was written until {@link release}. */
export const capture = (stdout?: Writable): Output => {
  instead = stdout;
  return (kept = { stdout: '', stderr: '' });
};

export const release = (): void => (kept = instead = awaited = undefined);
