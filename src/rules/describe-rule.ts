import type { RuleKind, Severity } from '../report/audit-report.js';
import type { Rule } from './rule.js';
import { ruleText } from './texts.js';

/** A rule in words, for people who met its id in a report. */
export type DescribedRule = {
  id: string;
  title: string;
  kind: RuleKind;
  /** Before a policy changes it. */
  severity: Severity;
  level: 'app' | 'org';
  why: string;
  remedy: string;
  controls: string[];
  documentation: string;
};

export const describeRule = (rule: Rule): DescribedRule => ({
  id: rule.id,
  title: ruleText(rule, 'title'),
  kind: rule.kind,
  severity: rule.severity,
  level: rule.level,
  why: ruleText(rule, 'why'),
  remedy: ruleText(rule, 'remedy'),
  controls: [...rule.controls],
  documentation: rule.documentation,
});
