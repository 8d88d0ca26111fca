/** Text that Markdown, the HTML inside it, and what code hosts make of it leave as it is. */
import { safeText } from '../../../text/safe-text.js';

/** Nothing is shown for it, but it ends a word: `@name` is no mention any more, and `#1` no reference. */
const BREAK = '<!-- -->';

/** An underscore within a word is no markup (CommonMark, section 6.2), and names have many of them. */
const MARKUP = /[\\`*[\]<>|~$&]|(?<![\p{L}\p{N}_])_+|(?<=[\p{L}\p{N}])_+(?![\p{L}\p{N}_])/gu;

/** Mentions, references (`#1`, `!1`, `%1`, `GH-1`) and bare addresses, which hosts turn into links. */
const LINKED = /([@#!%](?=[\p{L}\p{N}"])|GH(?=-\d)|:(?=\/\/)|www(?=\.))/giu;

const entity = (characters: string): string =>
  Array.from(characters, (one) => `&#${one.codePointAt(0) ?? 0};`).join('');

/**
 * One line of text, escaped. It may stand anywhere but at the start of a line. A character reference is never taken for
 * markup (CommonMark, section 2.5), but it is text when mentions are looked for, hence the comments.
 */
export const text = (untrusted: string): string =>
  safeText(untrusted)
    .split(LINKED)
    .map((part, i) => (i % 2 === 1 ? part + BREAK : part.replace(MARKUP, entity)))
    .join('');

/** The same for the start of a line or an item, where it could begin a heading or a list. */
export const startingText = (untrusted: string): string => text(untrusted.trimStart()).replace(/^[-+#=\d]/, entity);

/**
 * A name or value as code, in HTML so that no backtick can end it. To Markdown it is text with tags around it, so that
 * addresses in it would become links as well.
 */
export const code = (untrusted: string): string => `<code>${text(untrusted)}</code>`;
