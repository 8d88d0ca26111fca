import { spawn } from 'node:child_process';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** The real Salesforce CLI that comes with the development dependencies. */
export const SF = path.join(ROOT, 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');

/** Starting `sf` is mostly compiling it: a fifth less where Node keeps what it compiled. */
export const COMPILED = { NODE_COMPILE_CACHE: path.join(ROOT, '.tmp', 'compiled') };

export type Finished = { code: number; stdout: string; stderr: string };

export type RunOptions = {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Text for standard input, which is closed after it. */
  input?: string;
  /** Milliseconds, default 60,000; the process is killed and the promise rejects when they are over. */
  timeout?: number;
};

/**
 * Node has every child write down what it covered, even one with an environment of its own, unless the variable is
 * named. No child runs what is measured, which is lib in the process of the tests.
 */
export const UNMEASURED = { NODE_V8_COVERAGE: '' };

/** Runs Node with these arguments and collects its output. A process that ends by a signal rejects. */
export const runNode = async (args: string[], options: RunOptions = {}): Promise<Finished> =>
  runCommand(process.execPath, args, options);

/** The same, for any program. */
export async function runCommand(command: string, args: string[], options: RunOptions = {}): Promise<Finished> {
  const { env = process.env, cwd = ROOT, input = '', timeout = 60_000 } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...env, ...UNMEASURED }, stdio: 'pipe' });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const timer = setTimeout(() => child.kill('SIGKILL'), timeout);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code !== null) return resolve({ code, ...output });
      const why = `${command} ${args.join(' ')} ended by ${String(signal)} (it may run for ${timeout} ms).`;
      return reject(new Error(`${why}\n${output.stdout}${output.stderr}`));
    });
    // A process that ends without reading its input is no fault of the caller's.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
