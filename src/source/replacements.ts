/** What the `replacements` of sfdx-project.json put into a file when it is deployed. */
import { runInNewContext } from 'node:vm';
import { isEndless, patternsOf } from './patterns.js';
import type { ReplacementEntry } from './project.js';
import type { Substitute } from './record.js';

export type Replacing = {
  substitute: Substitute;
  /** Whether an entry replaces something of a text; null: that is not known. */
  covers: (text: string) => boolean | null;
};

/** Signs of globs that gitignore patterns do not have: what such a glob means is not known here. */
const BEYOND_PATTERNS = /[{}()!+@]/;

/** Both kinds of slash, and none of the beginnings that mean nothing. */
const plainPath = (file: string): string => file.replaceAll('\\', '/').replace(/^(?:\.?\/)+/, '');

/** Whether an entry is about a file; null: that is not known. */
const isAbout = ({ files }: ReplacementEntry, file: string): boolean | null => {
  if ('name' in files) return plainPath(files.name) === file;
  if (BEYOND_PATTERNS.test(files.glob) || isEndless(files.glob)) return null;
  return patternsOf([`/${plainPath(files.glob)}`]).ignores(file);
};

/** A pattern of the project may be made to search for ever; it gets so long, in milliseconds. */
const PATIENCE = 50;

/** A text with everything replaced that a pattern finds; null where it cannot be told. */
const replaceByPattern = (text: string, pattern: string, value: string): string | null => {
  try {
    const replaced: unknown = runInNewContext(
      'text.replace(new RegExp(pattern, "g"), () => value)',
      { text, pattern, value },
      { timeout: PATIENCE },
    );
    return typeof replaced === 'string' ? replaced : null;
  } catch {
    return null;
  }
};

/** Stands where a value is not known; in no metadata, since XML has no way to write it. */
const NOT_KNOWN = '\u0000';

const replaceBy = ({ find, env }: ReplacementEntry, text: string, environment: NodeJS.ProcessEnv): string | null => {
  const value = (env === null ? undefined : environment[env]) ?? NOT_KNOWN;
  return 'text' in find ? text.replaceAll(find.text, () => value) : replaceByPattern(text, find.pattern, value);
};

/** @param file its path from the project's folder, with forward slashes; null: it belongs to no project */
export const replacingIn = (
  entries: readonly ReplacementEntry[],
  file: string | null,
  environment: NodeJS.ProcessEnv = process.env,
): Replacing => {
  const about = file === null ? [] : entries.map((entry) => ({ entry, certain: isAbout(entry, file) }));
  const relevant = about.filter(({ certain }) => certain !== false);
  return {
    substitute: (text) => {
      let current = text;
      for (const { entry, certain } of relevant) {
        const replaced = replaceBy(entry, current, environment);
        if (replaced === null || (certain === null && replaced !== current)) return null;
        current = replaced;
      }
      return current.includes(NOT_KNOWN) ? null : current;
    },
    covers: (text) => {
      const found = relevant.map(({ entry, certain }) => {
        const replaced = replaceBy({ ...entry, env: null }, text, environment);
        return replaced === null ? null : replaced === text ? false : certain;
      });
      return found.includes(true) ? true : found.includes(null) ? null : false;
    },
  };
};
