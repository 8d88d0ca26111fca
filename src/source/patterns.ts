/** Patterns of gitignore, which `.forceignore` has, too. */
import gitignore from 'ignore';

export type Patterns = { ignores: (file: string) => boolean };

// The library is CommonJS, and its types call what it exports its default.
export const patternsOf = (patterns: readonly string[]): Patterns => gitignore.default().add(patterns);
