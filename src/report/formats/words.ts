import { bundle } from '../../text/messages.js';

const messages = bundle('report.formats');

/** A text of `messages/report.formats.md`. */
export const label = (key: string, ...tokens: Array<number | string>): string => messages.getMessage(key, tokens);
