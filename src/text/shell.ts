/** Text as one argument of a POSIX shell: in single quotes unless it needs none. Pure. */
export const shellQuoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
