import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isolatedEnv } from './isolated-env.js';
import { ROOT, SF, runNode } from './processes.js';

/** A home folder of its own for the CLI; nothing of it outlives {@link removeSfHome}. */
export type SfHome = { dir: string; env: NodeJS.ProcessEnv };

/** An org that the CLI is logged in to. */
export type Login = {
  alias?: string;
  /**
   * Content of the CLI's auth file, as `FakeOrg.authFile` gives it; with `username`, and complete, so that the CLI asks
   * nothing.
   */
  auth: Record<string, boolean | string | null>;
};

/** Creates an empty home below the repository's temporary folder. */
export async function createSfHome(): Promise<SfHome> {
  const parent = path.join(ROOT, '.tmp');
  await mkdir(parent, { recursive: true });
  return useSfHome(await mkdtemp(path.join(parent, 'home-')));
}

/** Makes an existing folder usable as a home. */
export async function useSfHome(dir: string): Promise<SfHome> {
  await mkdir(path.join(dir, 'tmp'), { recursive: true });
  return { dir, env: isolatedEnv(dir) };
}

export const removeSfHome = async (home: SfHome): Promise<void> =>
  rm(home.dir, { recursive: true, force: true, maxRetries: 3 });

/** Links the plugin, which must be built, into the CLI of that home: what a plugin developer does by hand. */
export async function linkPlugin(home: SfHome, plugin = ROOT): Promise<void> {
  const { code, stdout, stderr } = await runNode([SF, 'plugins', 'link', plugin, '--no-install'], { env: home.env });
  if (code !== 0) throw new Error(`The plugin could not be linked.\n${stdout}${stderr}`);
}

/** Where the CLI keeps which plugins it has beside its own. */
export const pluginsFile = ({ env }: SfHome): string => path.join(env.XDG_DATA_HOME ?? '', 'sf', 'package.json');

/** Writes what {@link linkPlugin} has the CLI write, without starting it. `plugin.nut.ts` compares the two. */
export async function writeLink(home: SfHome, plugin = ROOT): Promise<void> {
  const plugins = [{ name: 'sf-plugin-nhi', root: plugin, type: 'link' }];
  const file = pluginsFile(home);
  await mkdir(path.dirname(file), { recursive: true });
  await writeJson(file, { name: '@salesforce/cli', dependencies: {}, oclif: { plugins, schema: 1 }, private: true });
}

/** Makes the org known to the CLI as a finished login does, without any request. */
export async function logIn(home: SfHome, { alias, auth }: Login): Promise<void> {
  const dir = path.join(home.dir, '.sfdx');
  const username = String(auth.username);
  await mkdir(dir, { recursive: true });
  await writeJson(path.join(dir, `${username}.json`), auth);
  if (alias) await addAlias(path.join(dir, 'alias.json'), alias, username);
}

async function addAlias(file: string, alias: string, username: string): Promise<void> {
  const known = await readFile(file, 'utf8').catch(() => '{"orgs":{}}');
  const { orgs } = JSON.parse(known) as { orgs: Record<string, string> };
  await writeJson(file, { orgs: { ...orgs, [alias]: username } });
}

const writeJson = async (file: string, value: unknown): Promise<void> =>
  writeFile(file, JSON.stringify(value, null, 2), { mode: 0o600 });
