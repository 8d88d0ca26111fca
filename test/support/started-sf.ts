import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { SF } from './processes.js';
import type { SfSession } from './session.js';

/** A run of the real `sf` that a test can signal, or whose output it can take as it likes. */
export type StartedSf = {
  child: ChildProcess;
  /** The process has ended and its output is all there. */
  closed: Promise<{ code: number | null; stdout: string; stderr: string }>;
};

/** @param stdout where its standard output goes, by default to the result */
export const startSf = (
  sf: SfSession,
  args: readonly string[],
  { env = {}, stdout = 'pipe' }: { env?: NodeJS.ProcessEnv; stdout?: number | 'pipe' } = {},
): StartedSf => {
  const child = spawn(process.execPath, [SF, ...args], {
    cwd: sf.home.dir,
    env: { ...sf.home.env, ...env },
    stdio: ['ignore', stdout, 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => (output[name] += text));
  return { child, closed: once(child, 'close').then(() => ({ code: child.exitCode, ...output })) };
};
