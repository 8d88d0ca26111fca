import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT } from '../test/support/processes.js';
import { filesBelow } from './support/build.js';
import { runTool } from './support/run.js';

const INSTALLED = /sf-plugin-nhi@\d+\.\d+\.\d+/g;

/** Makes of the changesets the next version: in package.json, CHANGELOG.md, the lock, and what the examples install. */
export default async function main(): Promise<number> {
  for (const [tool, ...args] of [
    ['@changesets/cli/bin.js', 'version'],
    ['npm/bin/npm-cli.js', 'install', '--package-lock-only', '--ignore-scripts'],
  ] as const) {
    const { code } = await runTool(tool, args, { live: true });
    if (code !== 0) return code;
  }
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as { version: string };
  for (const file of await filesBelow('examples')) {
    const text = await readFile(path.join(ROOT, file), 'utf8');
    const named = text.replace(INSTALLED, `sf-plugin-nhi@${version}`);
    if (named !== text) await writeFile(path.join(ROOT, file), named);
  }
  return 0;
}
