import { after } from 'mocha';
import { type FakeOrg, startFakeOrg } from '../fake-org/index.js';
import type { Org } from '../fake-org/org/model.js';
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
  /** Starts an org on loopback and logs in to it: a username of the org for each alias. */
  host: (org: Org, usernames: Record<string, string>) => Promise<FakeOrg>;
  /** The orgs that were started, which {@link close} stops. */
  fakes: FakeOrg[];
  /** Makes the orgs forget what they were asked. */
  reset: () => void;
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
  // One after the other: they share the file of aliases.
  for (const login of logins) await logIn(home, login);
  const fakes: FakeOrg[] = [];
  return {
    home,
    fakes,
    run: (args, options) => runSf(home, args, options),
    logIn: (login) => logIn(home, login),
    host: async (org, usernames) => {
      const fake = await startFakeOrg(org);
      fakes.push(fake);
      for (const [alias, username] of Object.entries(usernames)) {
        // The CLI keeps one file for each username, so that the orgs need names of their own.
        await logIn(home, { alias, auth: { ...fake.authFile(username), username: `${alias}.${username}` } });
      }
      return fake;
    },
    reset: () => fakes.forEach((fake) => fake.reset()),
    close: async () => {
      await Promise.all(fakes.map(async (fake) => fake.close()));
      await removeSfHome(home);
    },
  };
}

/** Runs `sf` with these arguments; what its process covers of the plugin counts for the coverage of the test run. */
export async function runSf(home: SfHome, args: string[], options: RunOptions = {}): Promise<SfResult> {
  const finished = await collectCoverage(home.dir, (coverageEnv) =>
    runNode([SF, ...args], { cwd: home.dir, ...options, env: { ...home.env, ...coverageEnv, ...options.env } }),
  );
  return { ...finished, json: <T>() => JSON.parse(finished.stdout) as T };
}

after('remove the home that the sessions were copied from', async () => {
  if (template) await removeSfHome(await template);
  template = undefined;
});
