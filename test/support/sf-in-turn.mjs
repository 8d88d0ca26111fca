// The real `sf`, started once for several commands that follow each other: `sf-in-turn.ts` sends their words, and gets
// what they print and the exit code. Each has the CLI load its plugins and hooks anew; the libraries stay loaded.

import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [, , bin = ''] = process.argv;
const exit = process.exit.bind(process);
const output = { stdout: '', stderr: '' };

for (const name of /** @type {const} */ (['stdout', 'stderr'])) {
  process[name].write = (/** @type {Uint8Array | string} */ chunk, /** @type {unknown[]} */ ...rest) => {
    output[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    const done = rest.at(-1);
    if (typeof done === 'function') queueMicrotask(() => done());
    return true;
  };
}

// Each command adds listeners, which nobody removes before the process ends.
process.setMaxListeners(0);

const cli = await import(pathToFileURL(path.join(bin, '..', '..', 'dist', 'cli.js')).href);

/** @param {{ args: string[], cwd: string }} command */
const runOne = async ({ args, cwd }) => {
  Object.assign(output, { stdout: '', stderr: '' });
  /** @type {number | string | null | undefined} */
  let asked;
  process.exitCode = undefined;
  // An exit that a command asks for is noted, and ends nothing.
  process.exit = /** @type {typeof process.exit} */ ((code) => void (asked ??= code ?? process.exitCode ?? 0));
  process.argv = [process.execPath, bin, ...args];
  process.chdir(cwd);
  // What one command listens to is nothing to the next.
  Reflect.deleteProperty(globalThis, 'salesforceCoreLifecycle');
  await cli.run();
  return { code: Number(asked ?? process.exitCode ?? 0), ...output };
};

process.on('message', async (/** @type {{ args: string[], cwd: string }} */ command) => {
  process.send?.(await runOne(command));
});
process.on('disconnect', () => exit());
process.send?.('ready');
