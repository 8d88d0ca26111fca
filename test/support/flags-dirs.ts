/** `--flags-dir` is read by a hook of the CLI itself, which commands that run in this process do without. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Config } from '@oclif/core';
import { ROOT } from './processes.js';

type Hook = (this: unknown, options: unknown) => Promise<string[]>;

const HOOK = path.join(ROOT, 'node_modules', '@salesforce', 'cli', 'dist', 'hooks', 'preparse.js');

/** Lets the hook of the installed CLI run; gives what undoes that. */
export const expandFlagsDirs = async (): Promise<() => void> => {
  const { default: hook } = (await import(pathToFileURL(HOOK).href)) as { default: Hook };
  const original = Object.getOwnPropertyDescriptor(Config.prototype, 'runHook') as PropertyDescriptor;
  const runOriginal = original.value as (this: Config, ...of: unknown[]) => Promise<unknown>;
  const context = { debug: (): void => undefined };
  async function runHook(this: Config, event: string, options: object, ...more: unknown[]): Promise<unknown> {
    if (event !== 'preparse') return runOriginal.call(this, event, options, ...more);
    const result = await hook.call(context, { ...options, context });
    return { successes: [{ plugin: { root: this.root }, result }], failures: [] };
  }
  Object.defineProperty(Config.prototype, 'runHook', { ...original, value: runHook });
  return () => Object.defineProperty(Config.prototype, 'runHook', original);
};
