/** What to do about a finding: with the names of one app and its user filled in, or for reports that speak of many. */
import type { AppKind } from '../inventory/inventory.js';
import type { Rule } from './rule.js';
import { hasRuleText, ruleText } from './texts.js';
import { factText } from '../facts/texts.js';

const KINDS: readonly AppKind[] = ['ConnectedApp', 'ExternalClientApp'];

/** Values for the placeholders of a remedy (`<username>`); undefined where they are not known. */
export type RemedyValues = Partial<Record<'app' | 'name' | 'user id' | 'username', string>>;

/** Nothing in it acts on a shell, in SOQL or in `field=value`, inside quotes or out of them. */
const HARMLESS = /^[A-Za-z0-9._@+-]+$/;

const PLACEHOLDER = /<([a-z ]+)>/g;

/** A placeholder whose value is not known, or could act on a shell, stays for whoever reads it. */
export const fillIn = (text: string, values: RemedyValues): string => {
  const known = new Map(Object.entries(values));
  return text.replaceAll(PLACEHOLDER, (placeholder, name: string) => {
    const value = known.get(name) ?? '';
    return HARMLESS.test(value) ? value : placeholder;
  });
};

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
