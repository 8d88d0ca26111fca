import type { AppKind, Gap } from '../inventory/inventory.js';
import { SEVERITIES, type Finding, type RuleKind, type Severity } from '../findings/audit-report.js';
import { controlsOfFinding } from '../findings/control.js';
import { decision, remediationOf, type Fix } from '../findings/fix.js';
import { fingerprintOf } from '../findings/fingerprint.js';
import type { Check } from './check.js';
import type { Rule } from '../rules/rule.js';
import { fillIn, remedyFor, remedyOf, type RemedyValues } from '../rules/remedy.js';

/** The app that a finding is about: its unique key, what people call it, and its developer name. */
export type About = {
  key: string;
  kind: AppKind;
  name: string;
  developerName: string;
  /** What is known of its Run As user. */
  user: { username: string; id?: string } | null;
};

const valuesOf = ({ name, developerName, user }: About): RemedyValues => ({
  app: name,
  name: developerName,
  username: user?.username,
  'user id': user?.id,
});

const fixOf = (rule: Rule, about: About | null): Fix => ({
  steps: [decision(about === null ? remedyOf(rule) : fillIn(remedyFor(rule, about.kind), valuesOf(about)))],
});

export type FindingOptions = {
  /** Of the policy file, which goes before the rule's own. */
  severity: Severity | undefined;
  keyOf: (gap: Gap) => string;
};

/** The finding of a check that failed or could not be judged; null for any other. */
export const findingOf = (
  rule: Rule,
  { outcome, message, evidence, gaps }: Check,
  about: About | null,
  { severity, keyOf }: FindingOptions,
): Finding | null => {
  if (outcome.result === 'pass' || outcome.result === 'notApplicable') return null;
  const failed = outcome.result === 'fail' ? outcome : null;
  const fix = fixOf(rule, about);
  const subject = failed?.subject ?? about?.name ?? 'org';
  return {
    rule: rule.id,
    kind: rule.kind,
    severity: severity ?? failed?.severity ?? rule.severity,
    status: outcome.result,
    confidence: failed === null ? 'low' : (failed.confidence ?? 'high'),
    app: about?.name ?? null,
    subject,
    message,
    evidence,
    gaps: gaps.map(keyOf),
    fix,
    remediation: remediationOf(fix),
    ...(failed?.breaksOn === undefined ? {} : { breaksOn: failed.breaksOn }),
    controls: controlsOfFinding(rule.controls, about?.kind ?? null, failed?.controls),
    fingerprint: fingerprintOf(rule.id, about?.key ?? '', subject),
  };
};

const KINDS: readonly RuleKind[] = ['breaks', 'posture'];

/** Within an app: what breaks before what is risky, the worst first, what failed before what is not known. */
export const byUrgency = (a: Finding, b: Finding): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
  (a.status < b.status ? -1 : a.status > b.status ? 1 : 0) ||
  (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
