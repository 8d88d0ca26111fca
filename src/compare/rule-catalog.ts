import type { RuleText } from '../findings/rule-text.js';
import type { PairRule } from './pair-rule.js';
import { pairRules } from './registry.js';
import { envText } from './texts.js';

/** The rules of the comparison with their texts, in the order in which checks are listed. */
export const pairRuleCatalog = (rules: readonly PairRule[] = pairRules): RuleText[] =>
  rules.map(({ id, kind, severity, controls, documentation }) => ({
    id,
    family: 'env',
    level: 'app',
    kind,
    severity,
    controls,
    documentation,
    title: envText(id, 'title'),
    why: envText(id, 'why'),
    remedy: envText(id, 'remedy'),
  }));
