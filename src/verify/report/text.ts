import { bundle } from '../../text/messages.js';

const messages = bundle('verify');

/** A text of `messages/verify.md`. */
export const text = (key: string, ...tokens: Array<number | string>): string => messages.getMessage(key, tokens);
