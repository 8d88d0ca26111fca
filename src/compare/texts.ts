import type { Tokens } from '../text/messages.js';
import { bundle } from '../text/messages.js';

/** The sentence `<id>.<key>` of a rule of the comparison, from `messages/rules.env.md`. Throws when there is none. */
export const envText = (id: string, key: string, tokens: Tokens = []): string =>
  bundle('rules.env').getMessage(`${id}.${key}`, tokens);

/** A text of `messages/compare.md`. */
export const compareText = (key: string, ...tokens: Tokens): string => bundle('compare').getMessage(key, tokens);

/** `<key>.one` for 1, else `<key>.many` with the number as its first `%s`. */
export const countedText = (key: string, count: number, ...tokens: Tokens): string =>
  count === 1 ? compareText(`${key}.one`, ...tokens) : compareText(`${key}.many`, count, ...tokens);
