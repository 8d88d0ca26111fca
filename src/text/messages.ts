/** Where every text for people comes from: the bundles of `messages/`, one a file, read when it is first asked for. */
import { Messages } from '@salesforce/core/messages';
import { safeLines, safeText, type Safe } from './safe-text.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);

/** Values for the `%s` of a message, in order. */
export type Tokens = Array<number | string>;

/**
 * The texts of `messages/<name>.md`. Commands load theirs as the CLI's own plugins do, so that its linter can compare
 * the keys; all others take this.
 */
export const bundle = (name: string): Messages<string> => Messages.loadMessages('sf-plugin-nhi', name);

/** A message that may be printed as it is: its own line breaks stay, those in its tokens do not. */
export const say = (messages: Messages<string>, key: string, tokens: Tokens = []): Safe =>
  safeLines(
    messages.getMessage(
      key,
      tokens.map((token) => (typeof token === 'string' ? safeText(token) : token)),
    ),
  );
