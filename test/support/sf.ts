import { after } from 'mocha';
import { collectCoverage } from './coverage.js';
import { type Finished, type RunOptions, SF, runNode } from './processes.js';
import { type Login, type SfHome, copySfHome, createSfHome, linkPlugin, logIn, removeSfHome } from './sf-home.js';

export type SfResult = Finished & {
  /** Standard output as JSON; throws where it is none. */
  json: <T>() => T;
};

/** The real `sf` with the plugin linked and one org logged in, in a home of its own. */
export type SfSession = {
  home: SfHome;
  run: (args: string[], options?: RunOptions) => Promise<SfResult>;
  logIn: (login: Login) => Promise<void>;
  close: () => Promise<void>;
};

let template: Promise<SfHome> | undefined;

/** Linking takes a second, so that it is done once and copied for every session. */
async function linkedHome(): Promise<SfHome> {
  const home = await createSfHome();
  await linkPlugin(home);
  return home;
}

/** Opens a session; the caller closes it. */
export async function openSf(...logins: Login[]): Promise<SfSession> {
  template ??= linkedHome();
  const home = await copySfHome(await template);
  for (const login of logins) await logIn(home, login); // one after the other: they share the file of aliases
  return {
    home,
    run: (args, options) => runSf(home, args, options),
    logIn: (login) => logIn(home, login),
    close: () => removeSfHome(home),
  };
}

/** Runs `sf` with these arguments; what its process covers of the plugin counts for the coverage of the test run. */
export async function runSf(home: SfHome, args: string[], options: RunOptions = {}): Promise<SfResult> {
  const finished = await collectCoverage(home.dir, (coverageEnv) =>
    runNode([SF, ...args], { cwd: home.dir, ...options, env: { ...home.env, ...coverageEnv, ...options.env } })
  );
  return { ...finished, json: <T>() => JSON.parse(finished.stdout) as T };
}

after('remove the home that the sessions were copied from', async () => {
  if (template) await removeSfHome(await template);
  template = undefined;
});
