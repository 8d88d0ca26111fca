import { mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { COMPILED, ROOT, runNode, SF } from '../../test/support/processes.js';
import { createSfHome, removeSfHome, writeLink } from '../../test/support/sf-home.js';
import { commandIds } from './command-ids.js';
import { compiledName, filesBelow } from './build.js';
import { run } from './run.js';
import { SHRINKWRAP, withShrinkwrap } from './shrinkwrap.js';

type Manifest = { name: string; dependencies: Record<string, string> };

/** The npm that the development dependencies bring, so that its report has a known form. */
const NPM = path.join(ROOT, 'node_modules', 'npm', 'bin', 'npm-cli.js');
const FOLDER = path.join(ROOT, '.tmp', 'pack');
const SHIPPED = ['CHANGELOG.md', 'LICENSE', 'README.md', 'oclif.manifest.json', 'package.json', SHRINKWRAP];

/**
 * Packs the plugin and proves that what a user would install is complete, holds nothing else, and runs in the real CLI.
 */
export async function checkPack(env: NodeJS.ProcessEnv): Promise<string> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  const { files, tarball } = await withShrinkwrap(async () => pack(env));
  const wanted = await wantedFiles();
  const problems = [
    ...wanted.filter((file) => !files.includes(file)).map((file) => `not in the package: ${file}`),
    ...files.filter((file) => !wanted.includes(file)).map((file) => `must not be in the package: ${file}`),
    ...(await undeclaredImports()),
  ];
  return [...problems, ...(problems.length === 0 ? await runPacked(tarball) : [])].join('\n');
}

async function pack(env: NodeJS.ProcessEnv): Promise<{ files: string[]; tarball: string }> {
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', FOLDER];
  const { code, stdout, stderr } = await runNode([NPM, ...args], { env: { ...env, ...COMPILED } });
  if (code !== 0) throw new Error(`npm pack ended with exit code ${code}.\n${stdout}${stderr}`);
  const [packed] = JSON.parse(stdout) as Array<{ filename: string; files: Array<{ path: string }> }>;
  if (!packed) throw new Error(`npm pack made no package.\n${stdout}${stderr}`);
  return { files: packed.files.map((file) => file.path).sort(), tarball: path.join(FOLDER, packed.filename) };
}

async function wantedFiles(): Promise<string[]> {
  const compiled = (await filesBelow('src')).map(compiledName);
  const folders = await Promise.all(
    ['assets', 'messages', 'schemas', 'examples'].map(async (dir) => filesBelow(dir).catch(() => [])),
  );
  return [...SHIPPED, ...compiled, ...folders.flat()].map((file) => file.replaceAll(path.sep, '/')).sort();
}

/** What lib imports must be among the dependencies; here it would also be found among those of the development. */
async function undeclaredImports(): Promise<string[]> {
  const { dependencies } = await readManifest();
  const problems = new Set<string>();
  for (const file of await filesBelow('lib')) {
    if (!file.endsWith('.js')) continue;
    const { importedFiles } = ts.preProcessFile(await readFile(path.join(ROOT, file), 'utf8'));
    for (const { fileName } of importedFiles) {
      const name = fileName.split('/', fileName.startsWith('@') ? 2 : 1).join('/');
      if (fileName.startsWith('.') || isBuiltin(fileName) || name in dependencies) continue;
      problems.add(`${file} imports ${name}, which is not a dependency`);
    }
  }
  return [...problems];
}

/** Unpacks the tarball with its dependencies beside it, loads it, and links it into a fresh CLI. */
async function runPacked(tarball: string): Promise<string[]> {
  const { name, dependencies } = await readManifest();
  const modules = path.join(FOLDER, 'node_modules');
  const plugin = path.join(modules, name);
  await mkdir(plugin, { recursive: true });
  // A drive letter would be taken for the name of a machine by some programs of this name.
  const [from, to] = [tarball, plugin].map((file) => path.relative(ROOT, file).replaceAll(path.sep, '/'));
  const { code, output } = await run('tar', ['-xzf', from ?? '', '--strip-components=1', '-C', to ?? '']);
  if (code !== 0) return [`${tarball} could not be unpacked: ${output}`];
  for (const dependency of Object.keys(dependencies)) {
    await mkdir(path.dirname(path.join(modules, dependency)), { recursive: true });
    await symlink(path.join(ROOT, 'node_modules', dependency), path.join(modules, dependency), 'junction');
  }
  return loadAndRun(plugin);
}

/**
 * Loads every command with the dependencies that it declares, and goes on as `sf`, which is mostly loaded by then. What
 * the CLI knows of the linked plugin it has from the manifest that is in the package.
 */
async function loadAndRun(plugin: string): Promise<string[]> {
  const script = `
    import { Config } from '@oclif/core';
    const { commands } = await Config.load(process.cwd());
    for (const command of commands) await command.load();
    console.log(commands.map(({ id }) => id).sort().join());
    process.argv = ${JSON.stringify([process.execPath, SF, 'nhi', 'audit', '--help'])};
    await import(${JSON.stringify(pathToFileURL(SF))});`;
  const home = await createSfHome();
  try {
    await writeLink(home, plugin);
    const env = { ...home.env, ...COMPILED };
    const { code, stdout, stderr } = await runNode(['--input-type=module', '--eval', script], { cwd: plugin, env });
    const works = stdout.startsWith(`${(await commandIds()).sort().join()}\n`) && stdout.includes('\nUSAGE\n');
    return code === 0 && works ? [] : [`packed commands, and help of one: ${stdout}${stderr}`];
  } finally {
    await removeSfHome(home);
  }
}

const readManifest = async (): Promise<Manifest> =>
  JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;
