/** The commands of the real CLI and of this plugin, to hold commands of remedies to. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { ROOT } from './processes.js';
import { shellWords } from './shell-words.js';

type Flag = { required?: boolean; type: 'boolean' | 'option'; options?: string[] };
type Manifest = { commands: Record<string, { flags: Record<string, Flag>; aliases?: string[] }> };
type Commands = ReadonlyMap<string, Record<string, Flag>>;

/** Of the CLI's own plugins, as they are published; `sf-plugins-core` is none. */
const MANIFESTS = 'node_modules/@salesforce/plugin-*/oclif.manifest.json';

let known: Commands | undefined;

const load = (): Commands => {
  const ofCli = globSync(MANIFESTS, { cwd: ROOT }).flatMap((file) =>
    Object.entries((JSON.parse(readFileSync(path.join(ROOT, file), 'utf8')) as Manifest).commands),
  );
  const own = JSON.parse(readFileSync(path.join(ROOT, 'command-snapshot.json'), 'utf8')) as Array<{
    command: string;
    flags: string[];
  }>;
  return new Map([
    ...ofCli.map(([id, { flags }]) => [id, flags] as const),
    ...own.map(({ command, flags }) => {
      // The snapshot tells no types: what takes no value in a remedy is listed here.
      const typed = flags.map((flag): [string, Flag] => [flag, { type: flag === 'probe' ? 'boolean' : 'option' }]);
      return [command, Object.fromEntries(typed)] as const;
    }),
  ]);
};

const cliCommands = (): Commands => (known ??= load());

export type ParsedCommand = { id: string; flags: Record<string, string[]> };

/** Holds a command to what the CLI has: its id, its flags, their values, and what is required. */
export const parseCommand = (command: string): ParsedCommand => {
  const [sf, ...words] = shellWords(command);
  expect(sf, command).to.equal('sf');
  const first = words.findIndex((word) => word.startsWith('--'));
  const id = words.slice(0, first < 0 ? undefined : first).join(':');
  const declared = cliCommands().get(id);
  expect(declared, `${command}: ${id} is a command`).to.exist;
  const flags: Record<string, string[]> = {};
  let current = '';
  for (const word of first < 0 ? [] : words.slice(first)) {
    if (word.startsWith('--')) {
      current = word.slice(2);
      expect(Object.keys(declared ?? {}), `${command}: flags`).to.include(current);
      expect(Object.keys(flags), `${command}: --${current} twice`).to.not.include(current);
      flags[current] = [];
    } else flags[current]?.push(word);
  }
  for (const [name, { required, type }] of Object.entries(declared ?? {})) {
    if (required === true) expect(Object.keys(flags), `${command}: required flags`).to.include(name);
    const values = flags[name];
    if (values !== undefined) expect(values.length > 0, `${command}: --${name}`).to.equal(type === 'option');
  }
  return { id, flags };
};
