import { bundle, type Tokens } from '../text/messages.js';

/** A sentence about a fact that is not known, from `messages/facts.md`. */
export const factText = (key: string, tokens: Tokens = []): string => bundle('facts').getMessage(key, tokens);
