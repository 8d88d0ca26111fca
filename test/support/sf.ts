/** The real `sf`. What a command does is tested with `run-command.ts`, which takes a hundredth of the time. */
import { build } from '../../scripts/support/build.js';
import { COMPILED, SF, runNode } from './processes.js';
import { openSession, type Run, type SfSession } from './session.js';
import { createSfHome, writeLink } from './sf-home.js';

let built: Promise<void> | undefined;

/** Runs `sf` with these arguments. */
const runSf: Run = (home, args, options = {}) =>
  runNode([SF, ...args], { cwd: home.dir, ...options, env: { ...home.env, ...options.env } });

/** Opens a session of the real `sf` with the plugin linked; the caller closes it. */
export const openSf = async (): Promise<SfSession> => {
  const home = await createSfHome();
  await (built ??= build(home.env));
  await writeLink(home);
  return openSession({ ...home, env: { ...home.env, ...COMPILED } }, runSf, []);
};
