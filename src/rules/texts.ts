import type { Rule } from './rule.js';
import { bundle, type Tokens } from '../text/messages.js';

/** The sentence `<id>.<key>` of a rule, from `messages/rules.<family>.md`. Throws when there is none. */
export const ruleText = (rule: Pick<Rule, 'family' | 'id'>, key: string, tokens: Tokens = []): string =>
  bundle(`rules.${rule.family}`).getMessage(`${rule.id}.${key}`, tokens);

/** A phrase of evidence that several rules use, from `messages/rules.evidence.md`. */
export const evidenceText = (key: string, tokens: Tokens = []): string =>
  bundle('rules.evidence').getMessage(key, tokens);

/** Whether {@link ruleText} has such a sentence. */
export const hasRuleText = (rule: Pick<Rule, 'family' | 'id'>, key: string): boolean =>
  bundle(`rules.${rule.family}`).messages.has(`${rule.id}.${key}`);
