import { controlIds } from '../findings/control.js';
import type { RuleText } from '../findings/rule-text.js';
import { everyRule } from './registry.js';
import type { Rule } from './rule.js';
import { remedyByKind, remedyOf } from './remedy.js';
import { ruleText } from './texts.js';

/** The rules with their texts, for reports that explain them; in the order in which checks are listed. */
export const ruleCatalog = (rules: readonly Rule[] = everyRule): RuleText[] =>
  rules.map((rule) => ({
    id: rule.id,
    family: rule.family,
    level: rule.level,
    kind: rule.kind,
    severity: rule.severity,
    controls: controlIds(rule.controls),
    documentation: rule.documentation,
    title: ruleText(rule, 'title'),
    why: ruleText(rule, 'why'),
    remedy: remedyOf(rule),
    remedyByKind: remedyByKind(rule),
  }));
