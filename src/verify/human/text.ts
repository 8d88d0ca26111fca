import { Messages } from '@salesforce/core/messages';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'verify');

/** A text of `messages/verify.md`. */
export const text = (key: string, ...tokens: Array<number | string>): string => messages.getMessage(key, tokens);
