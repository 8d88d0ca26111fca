/** A process at a terminal, with somebody who reads and types. */
import { stripVTControlCharacters } from 'node:util';
import { spawn } from '@lydell/node-pty';

export type Terminal = {
  /** Resolves when this is shown, after everything that was waited for before; rejects when the process ends first. */
  sees: (text: string) => Promise<void>;
  type: (keys: string) => void;
  /** The exit code. */
  ended: Promise<number>;
  /** All that was shown so far, without what moves the cursor. */
  shown: () => string;
};

export const ENTER = '\r';
export const DOWN = '\u001b[B';
export const CONTROL_C = '\u0003';

/** Runs Node with these arguments at a terminal of 100 columns. */
export const openTerminal = (args: string[], { env, cwd }: { env: NodeJS.ProcessEnv; cwd: string }): Terminal => {
  const pty = spawn(process.execPath, args, {
    name: 'xterm',
    cols: 100,
    rows: 40,
    cwd,
    env: { ...env, TERM: 'xterm' },
  });
  let output = '';
  let read = 0;
  let waiting: (() => void) | undefined;
  const ended = new Promise<number>((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)));
  const shown = (): string => stripVTControlCharacters(output);
  pty.onData((text) => {
    output += text;
    waiting?.();
  });
  return {
    sees: (text) =>
      new Promise((resolve, reject) => {
        waiting = () => {
          const at = shown().indexOf(text, read);
          if (at === -1) return;
          read = at + text.length;
          waiting = undefined;
          resolve();
        };
        void ended.then((code) => reject(new Error(`Ended with ${code} without "${text}": ${shown()}`)));
        waiting();
      }),
    type: (keys) => pty.write(keys),
    ended,
    shown,
  };
};
