/**
 * Text that may be printed: names, labels and error texts come from an org, and a terminal or a CI log acts on some of
 * their characters. Whatever is neutralised stays visible as an escape, so that a look-alike name gives itself away.
 */

declare const SAFE: unique symbol;
declare const FROM_OUTSIDE: unique symbol;

/**
 * Text in which nothing is left that a terminal or a CI log acts on. Only what this file returns has the type, and
 * whatever prints takes nothing else, so that it does not compile to print text that nobody has made safe.
 */
export type Safe = string & { readonly [SAFE]: true };

/** Text that an org, a service or a file of somebody else's wrote. It is no {@link Safe}, and becomes it here only. */
export type Untrusted = string & { readonly [FROM_OUTSIDE]?: true };

/** Controls (C0, C1, ESC), format characters (bidirectional, zero-width), line separators, lone surrogates. */
const INVISIBLE = '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}';
// eslint-disable-next-line no-restricted-syntax -- made of the constant above
const invisible = new RegExp(`[${INVISIBLE}]`, 'u');
// Emoji are built with joiners and variation selectors; whole, well-formed ones stay as they are.
// eslint-disable-next-line no-restricted-syntax -- the flag needs a newer target than the compiler has
const invisibleOrEmoji = new RegExp(`\\p{RGI_Emoji}|[${INVISIBLE}]`, 'gv');

/** `##[command]`, `##vso[…]`, `##teamcity[…]`: CI systems act on these anywhere in a line. */
const LOG_COMMAND = /##(?=\w*\[)/g;

/** An access token can stand where a username is expected: whoever logs in with one is called by it. */
const ACCESS_TOKEN = /00D[a-zA-Z0-9]{12,15}![a-zA-Z0-9._]{20,}/g;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escape = (character: string): string => {
  const code = (character.codePointAt(0) ?? 0).toString(16);
  return SHORT[character] ?? (code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`);
};

const escapeUnlessEmoji = (match: string): string => (invisible.test(match) && !isEmoji(match) ? escape(match) : match);

// A lone invisible character is one code point; an emoji that contains one is longer.
const isEmoji = (match: string): boolean => [...match].length > 1;

/**
 * One line of text in which nothing is left that a terminal or a CI log would act on, nor an access token. Ordinary
 * Unicode is kept.
 */
export const safeText = (text: Untrusted): Safe => {
  const visible = invisible.test(text) ? text.replace(invisibleOrEmoji, escapeUnlessEmoji) : text;
  return visible.replace(LOG_COMMAND, '#\\u0023').replace(ACCESS_TOKEN, '(access token)') as Safe;
};

/** Colour codes of our own may stand before the first character of a line. */
// oxlint-disable-next-line no-control-regex -- these are the codes that this program itself prints
const STARTS_WITH_COMMAND = /^((?:\s|\u001b\[[\d;]*m)*)::/;

/**
 * Keeps a finished line from starting with `::`, which GitHub takes for a workflow command even behind spaces.
 * Wrapping can bring any word to the start of a line, so this is the last thing that happens to it: a bar takes the
 * place of the space before the colons, or of the first colon, so that the line does not become wider.
 *
 * @param line its parts have been made safe already; it may have colour codes of our own
 */
export const guardLine = (line: string): Safe =>
  line.replace(STARTS_WITH_COMMAND, (_, before: string) =>
    before.endsWith(' ') ? `${before.slice(0, -1)}|::` : `${before}|:`,
  ) as Safe;

/** Lines as one text. */
export const joinLines = (lines: readonly Safe[]): Safe => lines.join('\n') as Safe;

/** Text of several lines (the usage errors of the framework), each of them safe. */
export const safeLines = (text: Untrusted): Safe =>
  // The framework indents with tabs.
  joinLines(text.split(/\r?\n/).map((line) => guardLine(safeText(line.replace(/^\t+/, '  ')))));

/**
 * Plain data in which every string is safe; whatever is safe already is shared with what was given. Keys are left
 * alone: they are never an org's text.
 */
export const safeData = <T>(data: T): T => mapStrings(data) as T;

const mapStrings = (data: unknown): unknown => {
  if (typeof data === 'string') return safeText(data);
  if (typeof data !== 'object' || data === null) return data;
  if (Array.isArray(data)) {
    const items: unknown[] = data;
    const safe = items.map(mapStrings);
    return safe.every((item, i) => item === items[i]) ? items : safe;
  }
  const members = Object.entries(data);
  const safe = members.map(([key, value]): [string, unknown] => [key, mapStrings(value)]);
  return safe.every(([, value], i) => value === members[i]?.[1]) ? data : Object.fromEntries(safe);
};
