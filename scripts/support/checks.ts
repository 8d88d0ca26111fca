import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { commandIds } from './command-ids.js';
import { lint } from './linters.js';
import { checkPack } from './pack.js';
import { readmeDifference } from './readme.js';
import { type Outcome, run, runTool } from './run.js';

/** A check of the repository beside its tests; `problem` is empty where all is well. */
export type Check = { name: string; problem: (env: NodeJS.ProcessEnv) => Promise<string> };

const outputOfFailure = ({ code, output }: Outcome): string => (code === 0 ? '' : output || `exit code ${code}`);

/** The commands that a plugin's developer needs exist only in bin/dev.js. */
export const dev = async (env: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> =>
  run(process.execPath, ['--loader', 'ts-node/esm', '--no-warnings', 'bin/dev.js', ...args], { env });

export const checks: Check[] = [
  {
    name: 'types of the tests and scripts',
    problem: async (env) => outputOfFailure(await runTool('typescript/bin/tsc', ['-p', 'tsconfig.test.json'], { env })),
  },
  {
    name: 'lint',
    problem: async (env) => (await lint(env)).map(outputOfFailure).filter(Boolean).join('\n'),
  },
  { name: 'command snapshot', problem: async (env) => outputOfFailure(await dev(env, 'snapshot:compare')) },
  { name: 'JSON schemas', problem: async (env) => (await missingSchemas()) || (await compareSchemas(env)) },
  { name: 'command reference', problem: checkReference },
  { name: 'README', problem: readmeDifference },
  { name: 'package', problem: checkPack },
];

/**
 * Schemas of files that people write or keep have a name of their own; tests compare them with what they are made from.
 */
const isOfCommand = (file: string): boolean => !file.endsWith('.schema.json');

/** The comparison takes every file of the folder for a command's. */
async function compareSchemas(env: NodeJS.ProcessEnv): Promise<string> {
  const dir = path.join('.tmp', 'schemas');
  await rm(path.join(ROOT, dir), { recursive: true, force: true });
  await cp(path.join(ROOT, 'schemas'), path.join(ROOT, dir), { recursive: true, filter: isOfCommand });
  return outputOfFailure(await dev(env, 'schema:compare', '--filepath', dir));
}

/**
 * The comparison says nothing of a missing folder, so that it is asked here: one schema for each command, and no other.
 */
async function missingSchemas(): Promise<string> {
  const wanted = (await commandIds()).map((id) => `${id.replaceAll(':', '-')}.json`).sort();
  const files = await readdir(path.join(ROOT, 'schemas')).catch((): string[] => []);
  const found = files.filter(isOfCommand).sort();
  if (wanted.join() === found.join() && wanted.length > 0) return '';
  return `schemas/ holds [${found.join(', ')}] rather than [${wanted.join(', ')}]: run "npm run snapshot".`;
}

/** Salesforce's reference generator warns of whatever it misses in the texts of a command. */
async function checkReference(env: NodeJS.ProcessEnv): Promise<string> {
  const dir = path.join('.tmp', 'reference');
  await rm(path.join(ROOT, dir), { recursive: true, force: true });
  await mkdir(path.join(ROOT, dir), { recursive: true });
  return outputOfFailure(await dev(env, 'commandreference:generate', '--error-on-warnings', '--output-dir', dir));
}
