import { Messages } from '@salesforce/core/messages';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);
const messages = Messages.loadMessages('sf-plugin-nhi', 'policy');

export const policyText = (key: string, ...tokens: Array<number | string>): string => messages.getMessage(key, tokens);
