import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { COMPILED, ROOT } from '../../test/support/processes.js';
import { mustRun } from './run.js';

/** Where the reference of the commands stands: one page a topic. */
const REFERENCE = path.join(ROOT, 'docs', 'commands');

const COPY = path.join('.tmp', 'reference-pages');

/** The help of all commands as Markdown, by file name: a page for each topic and each command without one. */
async function referencePages(env: NodeJS.ProcessEnv): Promise<Map<string, string>> {
  const folder = path.join(ROOT, COPY);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const readme = path.join(COPY, 'README.md');
  // oclif links the pages from here and writes none without it.
  await writeFile(path.join(ROOT, readme), '<!-- commands -->\n<!-- commandsstop -->\n');
  const pages = ['--multi', '--nested-topics-depth', '2', '--output-dir', path.join(COPY, 'docs')];
  await mustRun(
    'oclif/bin/run.js',
    ['readme', '--no-aliases', '--no-source-links', '--readme-path', readme, ...pages],
    { env: { ...env, ...COMPILED } },
  );
  const written = await markdownIn(path.join(folder, 'docs', 'nhi'));
  // oclif separates the words of a topic with colons in the titles of pages, whatever the CLI does.
  const titled = (text: string): string =>
    text.replace(/^`sf ([\w:-]+)`\n=+\n/, (_, id: string) => `# sf ${id.replaceAll(':', ' ')}\n`);
  return new Map([...written].map(([file, text]) => [file, titled(text)]));
}

async function markdownIn(folder: string): Promise<Map<string, string>> {
  const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.md')).sort();
  const texts = await Promise.all(files.map(async (file) => readFile(path.join(folder, file), 'utf8')));
  return new Map(files.map((file, index) => [file, texts[index] ?? '']));
}

/** Writes the pages, and removes those of topics that are no more. */
export async function writeReference(env: NodeJS.ProcessEnv): Promise<void> {
  const pages = await referencePages(env);
  await rm(REFERENCE, { recursive: true, force: true });
  await mkdir(REFERENCE, { recursive: true });
  for (const [file, text] of pages) await writeFile(path.join(REFERENCE, file), text);
}

/** What is wrong with the pages, or nothing. */
export async function referenceDifference(env: NodeJS.ProcessEnv): Promise<string> {
  const [now, written] = [await referencePages(env), await markdownIn(REFERENCE)];
  const differing = [...new Set([...now.keys(), ...written.keys()])].filter(
    (file) => now.get(file) !== written.get(file),
  );
  return differing.length === 0
    ? ''
    : `docs/commands/ is not the help of the commands (${differing.join(', ')}): run "npm run docs".`;
}
