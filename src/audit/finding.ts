import type { AppKind, Gap } from '../inventory/inventory.js';
import type { Finding, RuleKind, Severity } from '../findings/audit-report.js';
import { bySeverity } from '../findings/severity.js';
import { controlsOfFinding } from '../findings/control.js';
import { remediationOf, type Fix, type FixStep } from '../findings/fix.js';
import { fingerprintOf } from '../findings/fingerprint.js';
import type { Check } from './check.js';
import type { Facts } from '../facts/resolver.js';
import type { Locate } from './locate.js';
import type { Rule } from '../rules/rule.js';
import { permit } from '../steps/open.js';
import type { Steps } from '../steps/steps.js';
import { byCodeUnits } from '../text/order.js';

/** The app that a finding is about: its unique key, what people call it, and its developer name. */
export type About = {
  key: string;
  kind: AppKind;
  name: string;
  developerName: string;
};

/** What would settle a check that could not be made. */
const settle = (gaps: readonly Gap[], about: About | null, steps: Steps): FixStep[] => [
  ...permit(steps, gaps, 'permission', 'look'),
  ...steps.read('nhi audit', about === null ? {} : { app: about.name }),
];

const fixOf = ({ outcome, gaps }: Check, about: About | null, { steps, factsOf }: FindingOptions): Fix => ({
  steps: 'fix' in outcome && outcome.fix ? outcome.fix(steps, factsOf) : settle(gaps, about, steps),
});

export type FindingOptions = {
  /** Of the policy file, which goes before the rule's own. */
  severity: Severity | undefined;
  keyOf: (gap: Gap) => string;
  /** For the org that was judged. */
  steps: Steps;
  factsOf: Facts;
  /** Where metadata source was read. */
  locate?: Locate;
};

/** The finding of a check that failed or could not be judged; null for any other. */
export const findingOf = (rule: Rule, check: Check, about: About | null, options: FindingOptions): Finding | null => {
  const { outcome, message, evidence, gaps } = check;
  const { severity, keyOf, locate } = options;
  if (outcome.result === 'pass' || outcome.result === 'notApplicable') return null;
  const failed = outcome.result === 'fail' ? outcome : null;
  const fix = fixOf(check, about, options);
  const subject = outcome.subject ?? about?.name ?? 'org';
  const key = about?.key ?? null;
  return {
    rule: rule.id,
    kind: rule.kind,
    severity: severity ?? failed?.severity ?? rule.severity,
    status: outcome.result,
    confidence: failed === null ? 'low' : (failed.confidence ?? 'high'),
    app: about?.name ?? null,
    subject,
    message,
    evidence: evidence.map(({ source, detail }) => ({ source, detail })),
    gaps: gaps.map(keyOf),
    fix,
    remediation: remediationOf(fix),
    ...(failed?.breaksOn === undefined ? {} : { breaksOn: failed.breaksOn }),
    controls: controlsOfFinding(rule.controls, about?.kind ?? null, failed?.controls),
    fingerprint: fingerprintOf(rule.id, key ?? '', subject),
    ...(locate && { location: outcome.location ?? locate(rule, key, evidence), change: null }),
  };
};

const KINDS: readonly RuleKind[] = ['breaks', 'posture'];

/** Within an app: what breaks before what is risky, the worst first, what failed before what is not known. */
export const byUrgency = (a: Finding, b: Finding): number =>
  KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
  bySeverity(a, b) ||
  byCodeUnits(a.status, b.status) ||
  byCodeUnits(a.rule, b.rule);
