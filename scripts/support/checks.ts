import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { COMPILED, ROOT } from '../../test/support/processes.js';
import { lint } from './linters.js';
import { checkPack } from './pack.js';
import { referenceDifference } from './reference.js';
import { type Outcome, run, runTool } from './run.js';
import { schemaDifference } from './schemas.js';

/** A check of the repository beside its tests; `problem` is empty where all is well. */
export type Check = { name: string; problem: (env: NodeJS.ProcessEnv) => Promise<string> };

const outputOfFailure = ({ code, output }: Outcome): string => (code === 0 ? '' : output || `exit code ${code}`);

/** The commands that a plugin's developer needs are there in development only. They look at what is built. */
export const dev = async (env: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> =>
  run(process.execPath, ['--no-warnings', 'bin/run.js', ...args], {
    env: { ...env, ...COMPILED, NODE_ENV: 'development' },
  });

/** Those that need nothing but the sources. */
export const checksOfSources: Check[] = [
  {
    name: 'types of the tests and scripts',
    problem: async (env) => outputOfFailure(await runTool('typescript-native/bin/tsc', ['-p', 'test'], { env })),
  },
  {
    name: 'lint',
    problem: async (env) => (await lint(env)).map(outputOfFailure).filter(Boolean).join('\n'),
  },
  { name: 'JSON schemas', problem: schemaDifference },
];

/** Those that need what is built from them. */
export const checksOfBuild: Check[] = [
  { name: 'command snapshot', problem: async (env) => outputOfFailure(await dev(env, 'snapshot:compare')) },
  { name: 'command reference', problem: checkReference },
  { name: 'pages of the commands', problem: referenceDifference },
  { name: 'package', problem: checkPack },
];

/** Salesforce's reference generator warns of whatever it misses in the texts of a command. */
async function checkReference(env: NodeJS.ProcessEnv): Promise<string> {
  const dir = path.join('.tmp', 'reference');
  await rm(path.join(ROOT, dir), { recursive: true, force: true });
  await mkdir(path.join(ROOT, dir), { recursive: true });
  return outputOfFailure(await dev(env, 'commandreference:generate', '--error-on-warnings', '--output-dir', dir));
}
