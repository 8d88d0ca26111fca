/** Patterns of gitignore, which `.forceignore` has, too. */
import gitignore from 'ignore';

/** Wildcards in one part of a path, of which each multiplies the time that a name takes. */
const MOST_WILDCARDS = 6;

/** Whether a pattern is made to take for ever. */
export const isEndless = (pattern: string): boolean =>
  pattern.split('/').some((part) => part.split(/\*+/).length - 1 > MOST_WILDCARDS);

export type Patterns = { ignores: (file: string) => boolean };

// The library is CommonJS, and its types call what it exports its default.
export const patternsOf = (patterns: readonly string[]): Patterns => gitignore.default().add(patterns);
