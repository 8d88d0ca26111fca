import { type Outcome, runTool } from './run.js';

/** Every linter with its arguments: form, code, which room may need which, and what nobody uses. */
const LINTERS: ReadonlyArray<readonly [tool: string, ...args: string[]]> = [
  ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '--cache', '.'],
  ['oxlint/bin/oxlint', '--deny-warnings'],
  [
    'eslint/bin/eslint.js',
    'src',
    'assets',
    '--max-warnings',
    '0',
    '--cache',
    '--cache-location',
    'node_modules/.cache/eslint/',
  ],
  ['dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.mjs', 'src', 'test', 'scripts'],
  ['knip/bin/knip.js', '--no-progress'],
];

/** Runs all linters, also after one has found something. */
export async function lint(env: NodeJS.ProcessEnv): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [tool, ...args] of LINTERS) outcomes.push(await runTool(tool, args, { env }));
  return outcomes;
}
