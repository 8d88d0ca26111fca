import { Messages } from '@salesforce/core/messages';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'report.formats');

/** A text of `messages/report.formats.md`. */
export const label = (key: string, ...tokens: Array<number | string>): string => messages.getMessage(key, tokens);
