/** Text as one argument of a POSIX shell: in single quotes unless it needs none. Pure. */
export const shellQuoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The same, but the shell puts the value of a variable in the place of each `$variable`: in double quotes. */
export const shellExpanding = (text: string, variable: string): string => {
  const parts = text.split(`$${variable}`).map((part) => part.replace(/[\\"$`]/g, String.raw`\$&`));
  return `"${parts.join(`\${${variable}}`)}"`;
};
