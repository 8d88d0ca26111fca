/** What a rule says in general about what to do, for those who ask about the rule: it names no app and no user. */
import type { AppKind } from '../inventory/inventory.js';
import type { Rule } from './rule.js';
import { hasRuleText, ruleText } from './texts.js';
import { factText } from '../facts/texts.js';

const KINDS: readonly AppKind[] = ['ConnectedApp', 'ExternalClientApp'];

type Texts = Pick<Rule, 'family' | 'id'>;

/** The remedy for one kind of app, where the kinds differ; else, and without a kind, that of the rule. */
export const remedyFor = (rule: Texts, kind: AppKind): string => {
  const own = `remedy.${kind}`;
  return ruleText(rule, hasRuleText(rule, own) ? own : 'remedy');
};

/** Present where the two kinds of app differ. */
export const remedyByKind = (rule: Texts): Record<AppKind, string> | undefined =>
  hasRuleText(rule, 'remedy')
    ? undefined
    : { ConnectedApp: remedyFor(rule, 'ConnectedApp'), ExternalClientApp: remedyFor(rule, 'ExternalClientApp') };

/** The whole remedy of a rule; where the kinds of app differ, a labelled line for each. */
export const remedyOf = (rule: Texts): string => {
  const byKind = remedyByKind(rule);
  return byKind === undefined
    ? ruleText(rule, 'remedy')
    : KINDS.map((kind) => factText(`remedy.${kind}`, [byKind[kind]])).join('\n');
};
