import { bundle, type Tokens } from '../../text/messages.js';

/** A text of `messages/org.requests.md`: why a request gave nothing. */
export const requestText = (key: string, ...tokens: Tokens): string => bundle('org.requests').getMessage(key, tokens);
