import { Messages } from '@salesforce/core/messages';
import type { Rule, Tokens } from './rule.js';

Messages.importMessagesDirectoryFromMetaUrl(import.meta.url);

/** `loadMessages` reads a family's file when its first sentence is needed, and keeps it. */
const bundle = (name: string): Messages<string> => Messages.loadMessages('sf-plugin-nhi', name);

/** The sentence `<id>.<key>` of a rule, from `messages/rules.<family>.md`. Throws when there is none. */
export const ruleText = (rule: Pick<Rule, 'family' | 'id'>, key: string, tokens: Tokens = []): string =>
  bundle(`rules.${rule.family}`).getMessage(`${rule.id}.${key}`, tokens);

/** Whether {@link ruleText} has such a sentence. */
export const hasRuleText = (rule: Pick<Rule, 'family' | 'id'>, key: string): boolean =>
  bundle(`rules.${rule.family}`).messages.has(`${rule.id}.${key}`);

/** A sentence about a fact that is not known, from `messages/facts.md`. */
export const factText = (key: string, tokens: Tokens = []): string => bundle('facts').getMessage(key, tokens);
