import { type FakeOrg, startFakeOrg } from '../fake-org/index.js';
import type { Org } from '../fake-org/org/model.js';
import type { Finished, RunOptions } from './processes.js';
import { type Login, type SfHome, logIn, removeSfHome } from './sf-home.js';

export type SfResult = Finished & {
  /** Standard output as JSON; throws where it is none. */
  json: <T>() => T;
};

/** Commands in a home of their own, and orgs that they are logged in to. */
export type SfSession<O extends RunOptions = RunOptions> = {
  home: SfHome;
  run: (args: string[], options?: O) => Promise<SfResult>;
  logIn: (login: Login) => Promise<void>;
  /** Starts an org on loopback and logs in to it: a username of the org for each alias. */
  host: (org: Org, usernames: Record<string, string>) => Promise<FakeOrg>;
  /** The orgs that were started, which {@link close} stops. */
  fakes: FakeOrg[];
  /** Makes the orgs forget what they were asked. */
  reset: () => void;
  close: () => Promise<void>;
};

/** Runs a command in a home, by default in its folder. */
export type Run<O extends RunOptions = RunOptions> = (home: SfHome, args: string[], options?: O) => Promise<Finished>;

/** Opens a session in this home; the caller closes it. */
export const openSession = async <O extends RunOptions>(
  home: SfHome,
  run: Run<O>,
  logins: Login[],
): Promise<SfSession<O>> => {
  // One after the other: they share the file of aliases.
  for (const login of logins) await logIn(home, login);
  const fakes: FakeOrg[] = [];
  return {
    home,
    fakes,
    run: async (args, options) => {
      const finished = await run(home, args, options);
      return { ...finished, json: <T>() => JSON.parse(finished.stdout) as T };
    },
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
};
