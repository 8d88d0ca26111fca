import { spawn } from 'node:child_process';
import { ROOT } from '../../test/support/processes.js';

export type Outcome = { code: number; output: string; seconds: number };

export type Options = {
  env?: NodeJS.ProcessEnv;
  /** Show the output while it is written, rather than collecting it. */
  live?: boolean;
};

/** Runs a command in the repository's folder. A signal counts as exit code 1. */
export async function run(
  command: string,
  args: string[],
  { env = process.env, live = false }: Options = {},
): Promise<Outcome> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output, seconds: (performance.now() - started) / 1000 }));
  });
}

/** Runs a JavaScript file of a development dependency, for example `typescript/bin/tsc`. */
export const runTool = async (file: string, args: string[], options?: Options): Promise<Outcome> =>
  run(process.execPath, [`node_modules/${file}`, ...args], options);

/** The same, for what must succeed. */
export async function mustRun(file: string, args: string[], options?: Options): Promise<string> {
  const { code, output } = await runTool(file, args, options);
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with exit code ${code}.\n${output}`);
  return output;
}
