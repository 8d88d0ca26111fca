import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import type { Finished } from './processes.js';

/** At this level the CLI logs every variable of its own prefix before any plugin runs. */
export const TRACED = { SF_LOG_LEVEL: 'trace', SF_DISABLE_LOG_FILE: 'false' };

export type Traces = {
  runs: readonly Finished[];
  /** Folder whose files must hold none of it. */
  dir: string;
  /** Files that are meant to hold it. */
  except?: (name: string) => boolean;
};

/**
 * Expects none of these texts in any output, nor in any file below the folder, whatever it is.
 *
 * @returns How many of the files are logs; without one there is nothing that a secret could have got into.
 */
export const expectNoTraceOf = async (
  secrets: readonly string[],
  { runs, dir, except = () => false }: Traces,
): Promise<{ logs: number }> => {
  for (const { stdout, stderr } of runs) for (const one of secrets) expect(stdout + stderr).to.not.include(one);
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !except(entry.name));
  for (const file of files) {
    const text = await readFile(path.join(file.parentPath, file.name), 'latin1');
    for (const one of secrets) expect(text.includes(one), file.name).to.equal(false);
  }
  return { logs: files.filter(({ name }) => name.endsWith('.log')).length };
};
