/** The real `sf`. What a command does is tested with `run-command.ts`, which takes a hundredth of the time. */
import { rmSync } from 'node:fs';
import { build } from '../../scripts/support/build.js';
import { COMPILED, SF, runNode } from './processes.js';
import { openSession, type Run, type SfSession } from './session.js';
import { type Login, type SfHome, copySfHome, createSfHome, linkPlugin } from './sf-home.js';

let template: Promise<SfHome> | undefined;

/** Linking takes a second, so that it is done once and copied for every session. */
const linkedHome = async (): Promise<SfHome> => {
  const home = await createSfHome();
  process.once('exit', () => rmSync(home.dir, { recursive: true, force: true }));
  await build(home.env);
  await linkPlugin(home);
  return home;
};

/** Runs `sf` with these arguments. */
const runSf: Run = (home, args, options = {}) =>
  runNode([SF, ...args], { cwd: home.dir, ...options, env: { ...home.env, ...options.env } });

/** Opens a session of the real `sf` with the plugin linked; the caller closes it. */
export const openSf = async (...logins: Login[]): Promise<SfSession> => {
  template ??= linkedHome();
  const home = await copySfHome(await template);
  return openSession({ ...home, env: { ...home.env, ...COMPILED } }, runSf, logins);
};
