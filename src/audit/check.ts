import type { Gap } from '../inventory/inventory.js';
import type { Fact, FactValues, Unknown } from '../facts/facts.js';
import type { Facts } from '../facts/resolver.js';
import type { RuleEvidence } from '../rules/evidence.js';
import { notApplicable, type Outcome, type Rule } from '../rules/rule.js';
import type { RuleContext } from '../policy/thresholds.js';
import { ruleText } from '../rules/texts.js';
import { factText } from '../facts/texts.js';

/** What a rule said about one app or the org, with its sentence. */
export type Check = {
  outcome: Outcome;
  /** Empty for pass and notApplicable. */
  message: string;
  evidence: RuleEvidence[];
  /** The gaps that made the check inconclusive. */
  gaps: Gap[];
};

const SILENT = { message: '', evidence: [], gaps: [] };

const toEvidence = ({ detail, source, gap }: Unknown): RuleEvidence => ({
  source: source ?? 'Inventory',
  detail: gap?.detail ?? detail,
  about: { elements: [] },
});

const undecided = (facts: readonly [Unknown, ...Unknown[]]): Check => {
  const evidence = new Map(facts.map(toEvidence).map((item) => [`${item.source}\n${item.detail}`, item]));
  const message = factText('inconclusive', [facts[0].detail]);
  return {
    outcome: { result: 'inconclusive', message, tokens: [], evidence: [] },
    message,
    evidence: [...evidence.values()],
    gaps: [...new Set(facts.flatMap(({ gap }) => gap ?? []))],
  };
};

/**
 * Resolves what the rule needs, then asks the rule. A fact that does not apply outweighs one that is not known: the
 * question does not arise, whatever the answer would be.
 */
export const check = (rule: Rule, factsOf: Facts, context: RuleContext): Check => {
  const values: Partial<Record<keyof FactValues, unknown>> = {};
  const unread: Unknown[] = [];
  for (const name of rule.needs) {
    const fact: Fact<unknown> = factsOf(name);
    if (fact.status === 'notApplicable') return { outcome: notApplicable, ...SILENT };
    if (fact.status === 'unknown') unread.push(fact);
    else values[name] = fact.value;
  }
  const [first, ...rest] = unread;
  if (first !== undefined) return undecided([first, ...rest]);
  return checkOf(rule, rule.evaluate(values as FactValues, context));
};

const checkOf = (rule: Rule, outcome: Outcome): Check =>
  outcome.result === 'pass' || outcome.result === 'notApplicable'
    ? { outcome, ...SILENT }
    : { outcome, message: ruleText(rule, outcome.message, outcome.tokens), evidence: outcome.evidence, gaps: [] };

/** What the rule had to say beside; each a finding of its own. */
export const besides = (rule: Rule, { outcome }: Check): Check[] =>
  outcome.result === 'fail' || outcome.result === 'inconclusive'
    ? (outcome.others ?? []).map((other) => checkOf(rule, other))
    : [];
