import { copyFile, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../../test/support/processes.js';
import { mustRun } from './run.js';

export const README = path.join(ROOT, 'README.md');
const COPY = path.join(ROOT, '.tmp', 'readme', 'README.md');
const MARKERS = ['<!-- commands -->', '<!-- commandsstop -->'];

/** Writes the commands' help between the markers of a Markdown file. */
export async function writeReference(env: NodeJS.ProcessEnv, file = README): Promise<void> {
  const text = await readFile(file, 'utf8');
  const missing = MARKERS.filter((marker) => !text.includes(marker));
  if (missing.length > 0)
    throw new Error(`README.md lacks ${missing.join(' and ')}: the command reference has no place.`);
  const relative = path.relative(ROOT, file);
  await mustRun('oclif/bin/run.js', ['readme', '--no-aliases', '--no-source-links', '--readme-path', relative], {
    env,
  });
}

/** What is wrong with the README's command reference, or nothing. */
export async function readmeDifference(env: NodeJS.ProcessEnv): Promise<string> {
  await mkdir(path.dirname(COPY), { recursive: true });
  await copyFile(README, COPY);
  await writeReference(env, COPY);
  const [before, after] = await Promise.all([README, COPY].map(async (file) => readFile(file, 'utf8')));
  return before === after ? '' : 'The command reference in README.md is not that of the commands: run "npm run docs".';
}
