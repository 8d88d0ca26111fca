// Runs one of the tasks beside this file with all set-up done first: `node scripts/bootstrap.mjs <task> [args]`.
// Needs nothing but Node 20: it installs the dependencies when they are missing or differ from package-lock.json, and
// goes on with the Node version that the repository brings.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SCRIPTS = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.dirname(SCRIPTS);
const MODULES = path.join(ROOT, 'node_modules');
const BUNDLED_NODE = path.join(MODULES, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** @param {string} file @returns {Record<string, any> | null} */
const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null);

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its record of the tree last, when all is in
 * place; what was taken out of it by hand, or lost by a copy, is seen by its folder.
 */
function isInstalled() {
  const installed = packagesOf(path.join(MODULES, '.package-lock.json'));
  const wanted = packagesOf(path.join(ROOT, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([location, { version, integrity, optional }]) => {
    if (location === '') return true;
    const found = installed[location];
    if (!found) return optional === true;
    if (!existsSync(path.join(ROOT, location, 'package.json'))) return false;
    return found.version === version && (!integrity || !found.integrity || found.integrity === integrity);
  });
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env */
function run(command, args, env) {
  const { status, error } = spawnSync(command, args, { cwd: ROOT, env, stdio: 'inherit' });
  if (error) console.error(error.message);
  return status ?? 1;
}

function install() {
  // What an interrupted packing has left would be taken for the lock.
  rmSync(path.join(ROOT, 'npm-shrinkwrap.json'), { force: true });
  console.log('Installing the dependencies (once, about a minute) …');
  const args = ['ci', '--loglevel=error'];
  // Another package manager names itself in the same variable, and knows nothing of this lock.
  const npm = process.env.npm_execpath ?? '';
  if (path.basename(npm) === 'npm-cli.js') return run(process.execPath, [npm, ...args], process.env);
  // On Windows npm is a script of the shell.
  return process.platform === 'win32'
    ? run('cmd.exe', ['/d', '/s', '/c', `npm ${args.join(' ')}`], process.env)
    : run('npm', args, process.env);
}

/**
 * The Node that the repository brings; the caller's own where there is none and that one is new enough, or where
 * OWN_NODE asks for it, as the tests of other versions do. (npm puts the repository's first: they do without npm.)
 */
function findNode() {
  if (process.env.OWN_NODE) return process.execPath;
  if (existsSync(BUNDLED_NODE)) return BUNDLED_NODE;
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  console.error(
    'The package "node" was installed without its install script (npm option ignore-scripts). Use Node 22 or newer.',
  );
  return process.exit(1);
}

function main() {
  const [task = '', ...args] = process.argv.slice(2);
  if (!/^[a-z-]+$/.test(task) || !existsSync(path.join(SCRIPTS, `${task}.ts`))) {
    console.error(`There is no task "${task}".`);
    return 1;
  }
  if (!isInstalled() && install() !== 0) return 1;
  const node = findNode();
  const PATH = [path.dirname(node), path.join(MODULES, '.bin'), process.env.PATH].join(path.delimiter);
  // Temporary files, among them tsx's cache of compiled files, stay inside the repository.
  const temporary = path.join(ROOT, '.tmp');
  mkdirSync(temporary, { recursive: true });
  const env = { ...process.env, PATH, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const support = path.join(SCRIPTS, 'support');
  const { href: loader } = pathToFileURL(path.join(support, 'typescript.mjs'));
  return run(node, ['--import', loader, path.join(support, 'task.ts'), task, ...args], env);
}

process.exitCode = main();
