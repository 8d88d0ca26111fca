/** Text as one argument of a POSIX shell. Pure. */
import { safeText } from './safe-text.js';

/** To PowerShell, too, which takes a comma for the end of a word, and a word that begins with `@` for its own. */
const PLAIN = /^[\w%+=:./-][\w@%+=:./-]*$/;

/** With a single quotation mark in it, and nothing that acts within double ones. */
const INERT = /^(?=.*')[^"$`\\!]*$/u;

/** Bytes that stand for themselves to `printf %b`, within single quotes, to a terminal and to a CI log. */
const LITERAL = /[\w@+=:,./ -]/;

const octal = (byte: number): string => `\\0${byte.toString(8).padStart(3, '0')}`;

const printable = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (LITERAL.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : octal(byte)))
    .join('');

/**
 * In quotation marks unless it needs none. Text that holds anything a terminal or a CI log would act on is spelt out
 * for `printf`, so that what is shown can be pasted and still is the very same text; only line ends at its end get
 * lost.
 */
export const shellQuoted = (text: string): string => {
  if (PLAIN.test(text)) return text;
  const quoted = INERT.test(text) ? `"${text}"` : `'${text.replaceAll("'", String.raw`'\''`)}'`;
  return safeText(quoted) === quoted ? quoted : `"$(printf %b '${printable(text)}')"`;
};

/** The same, but the shell puts the value of a variable in the place of each `$variable`: in double quotes. */
export const shellExpanding = (text: string, variable: string): string => {
  const parts = text.split(`$${variable}`).map((part) => part.replace(/[\\"$`]/g, String.raw`\$&`));
  return `"${parts.join(`\${${variable}}`)}"`;
};
