import type { Safe } from './safe-text.js';

/**
 * JSON that is safe to show: JSON.stringify leaves C1 controls, bidirectional marks and other invisible characters as
 * they are, and a terminal or a CI log acts on them. All of them can be written as `\uXXXX`, which loses nothing.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** Line feeds are JSON's own layout here: inside a string they are escaped already. */
const LAYOUT = '\n';
const LOG_COMMAND = /##(?=\w*\[)/g;

const escapeUnits = (character: string): string =>
  character === LAYOUT
    ? character
    : Array.from(
        { length: character.length },
        (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`,
      ).join('');

/** JSON text that parses to the same data, with nothing in it that a terminal or a CI log acts on. */
export const escapeJson = (text: string): Safe =>
  text.replace(UNSAFE, escapeUnits).replace(LOG_COMMAND, '#\\u0023') as Safe;

/** Indented JSON text; parses to the same data as `JSON.stringify(data)`. */
export const safeJson = (data: unknown): Safe => escapeJson(JSON.stringify(data, null, 2));
