/**
 * Runs commands of the plugin in this process, which takes milliseconds where the real CLI takes seconds. What only the
 * real one shows, such as linking, signals and where the log goes, is in the files that end in `.nut.ts`.
 */
import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { handle, run } from '@oclif/core';
import { ConfigAggregator, StateAggregator } from '@salesforce/core';
import { logOf } from './kept-log.js';
import { releaseSecrets } from '../../src/text/secrets.js';
import { asOwnProcess, type Streams } from './own-process.js';
import { runningConfig } from './plugin-config.js';
import type { Finished, RunOptions } from './processes.js';
import { openSession, type SfSession } from './session.js';
import { createSfHome, type Login, type SfHome } from './sf-home.js';

/** What only a run in this process takes. */
export type CommandOptions = RunOptions & Streams;

export type Commands = SfSession<CommandOptions>;

/** What the libraries of the CLI know of one home and one run must not reach the next, nor what it held of secrets. */
const forget = async (): Promise<void> => {
  releaseSecrets();
  await Promise.all([ConfigAggregator.clearInstance(), StateAggregator.clearInstanceAsync()]);
  Reflect.deleteProperty(globalThis, 'salesforceCoreLifecycle');
};

/** The library of the CLI copies all variables for each of its settings: a run sees the few that matter. */
const MATTERS =
  /^(path(ext)?|comspec|windir|system(root|drive)|home|userprofile|localappdata|xdg_.+|tmp(dir)?|temp|sf_.+|oclif_.+|shell|user|term|lang|tz)$/i;

const few = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => MATTERS.test(name)));

/** Where the log of a run is kept in a home, if the environment asks for one. */
const LOG_FILE = 'in-process.log';

let last: Promise<unknown> = Promise.resolve();

const runOnce = async (args: string[]): Promise<void> => {
  await forget();
  await run(args, await runningConfig()).catch(handle);
};

/** Runs a command as `sf` does. Runs wait for each other, as they share what a process has one of. */
const runCommand = (home: SfHome, args: string[], options: CommandOptions = {}): Promise<Finished> => {
  const { env = {}, cwd = home.dir, input = '', ...streams } = options;
  const next = last.then(() =>
    asOwnProcess({ env: { ...few(home.env), ...env }, cwd, input, ...streams }, async () => {
      if (process.env.SF_DISABLE_LOG_FILE === 'true') return runOnce(args);
      return appendFile(path.join(home.dir, LOG_FILE), await logOf(() => runOnce(args)));
    }),
  );
  last = next.catch(() => undefined);
  return next;
};

/** Opens a session whose commands run in this process; the caller closes it. */
export const openCommands = async (...logins: Login[]): Promise<Commands> =>
  openSession(await createSfHome(), runCommand, logins);
