/** Several commands of the real CLI for the price of one start. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { COMPILED, SF, type Finished } from './processes.js';
import type { SfHome } from './sf-home.js';

export type SfInTurn = {
  /** Runs the command when those before it have ended, by default in the folder of the home. */
  run: (args: readonly string[], cwd?: string) => Promise<Finished>;
  close: () => Promise<void>;
};

const HOST = path.join(import.meta.dirname, 'sf-in-turn.mjs');

/**
 * Starts the real `sf` for commands that follow each other, in a home whose settings and logins they leave as they are.
 * What a process shows, such as how it takes a signal or a pipe, needs one of its own: `sf.ts`.
 */
export const openSfInTurn = async ({ dir, env }: SfHome): Promise<SfInTurn> => {
  const child = fork(HOST, [SF], { cwd: dir, env: { ...env, ...COMPILED }, execArgv: [] });
  const closed = once(child, 'exit');
  const ended = closed.then(([code]) => Promise.reject(new Error(`The CLI's process ended with ${String(code)}.`)));
  const told = async (): Promise<unknown> =>
    Promise.race([once(child, 'message').then(([message]: unknown[]) => message), ended]);
  let last = told();
  await last;
  return {
    run: async (args, cwd = dir) => {
      last = last.then(async () => {
        const answer = told();
        child.send({ args, cwd });
        return answer;
      });
      return (await last) as Finished;
    },
    close: async () => {
      ended.catch(() => undefined);
      child.disconnect();
      await closed;
    },
  };
};
