/** Asks a rule about a pair, and makes findings of its answers. */
import { appKey, type Gap } from '../inventory/inventory.js';
import type { CheckState } from '../findings/audit-report.js';
import { remediationOf, type Fix } from '../findings/fix.js';
import { fingerprintOf } from '../findings/fingerprint.js';
import { worstState } from '../findings/worst-state.js';
import type { CompareEvidence, CompareFinding } from './compare-report.js';
import {
  notApplicable,
  type Difference,
  type Pair,
  type PairOutcome,
  type PairRule,
  type SideGap,
  type Undecided,
} from './pair-rule.js';
import { permit } from '../steps/open.js';
import type { PairPolicy } from './policy.js';
import type { Side } from './side.js';
import { compareText, envText } from './texts.js';

/** `gaps` are keys of {@link gapKeyOn}. */
export type Judgement = { state: CheckState; findings: CompareFinding[]; gaps: string[] };

/** The key of a gap in a comparison: both sides may have the same. */
export const gapKeyOn = ({ name, gapKeys }: Side, gap: Gap): string => `${name}:${gapKeys.get(gap) ?? ''}`;

const keysOf = ({ source, targetSide }: Pair, gaps: readonly SideGap[]): string[] => [
  ...new Set(gaps.map(({ side, gap }) => gapKeyOn(side === 'source' ? source.side : targetSide, gap))),
];

const ask = (rule: PairRule, pair: Pair): PairOutcome[] => {
  const { target } = pair;
  if (target === null) return rule.evaluateMissing?.(pair) ?? [notApplicable];
  return rule.evaluate({ ...pair, target });
};

const kindOf = (effect: CompareFinding['effect']): CompareFinding['kind'] =>
  effect === 'breaks' ? 'breaks' : 'posture';

/** What would settle a question that is open on either side. */
const settle = ({ targetSide: { steps } }: Pair, name: string, all: readonly Undecided[]): Fix => {
  const gaps = all.flatMap((one) => one.gaps.map(({ gap }) => gap));
  const side = all.some(({ evidence }) => evidence.some((one) => one.side === 'target')) ? 'target' : 'source';
  return {
    steps: [
      ...permit(steps, gaps, side, 'compare'),
      ...(side === 'target' ? steps.read('nhi audit', { app: name }) : []),
    ],
  };
};

const failure = (rule: PairRule, pair: Pair, name: string, outcome: Difference): CompareFinding => {
  const fix = { steps: outcome.fix(pair.targetSide.steps) };
  const subject = outcome.subject ?? name;
  return {
    rule: rule.id,
    kind: kindOf(outcome.effect),
    effect: outcome.effect,
    severity: outcome.severity ?? rule.severity,
    status: 'fail',
    confidence: outcome.confidence ?? 'high',
    app: name,
    subject,
    message: envText(rule.id, outcome.message, outcome.tokens),
    evidence: outcome.evidence,
    gaps: [],
    fix,
    remediation: remediationOf(fix),
    ...(outcome.breaksOn === undefined ? {} : { breaksOn: outcome.breaksOn }),
    controls: [...rule.controls],
    fingerprint: fingerprintOf(rule.id, appKey(pair.source.app), subject, outcome.aspect ?? ''),
  };
};

const unique = (evidence: readonly CompareEvidence[]): CompareEvidence[] => [
  ...new Map(evidence.map((one) => [JSON.stringify(one), one])).values(),
];

/** However much could not be compared, it is one finding of the rule. */
const openFinding = (rule: PairRule, pair: Pair, name: string, all: readonly Undecided[]): CompareFinding[] => {
  const [first] = all;
  if (first === undefined) return [];
  const fix = settle(pair, name, all);
  const side = first.evidence[0]?.side ?? 'target';
  return [
    {
      rule: rule.id,
      kind: 'posture',
      effect: 'different',
      severity: rule.severity,
      status: 'inconclusive',
      confidence: 'low',
      app: name,
      subject: name,
      message: compareText(`inconclusive.${side}`, first.detail),
      evidence: unique(all.flatMap(({ evidence }) => evidence)),
      gaps: keysOf(
        pair,
        all.flatMap(({ gaps }) => gaps),
      ),
      fix,
      remediation: remediationOf(fix),
      controls: [...rule.controls],
      fingerprint: fingerprintOf(rule.id, appKey(pair.source.app), name, 'inconclusive'),
    },
  ];
};

const asked = (outcomes: readonly PairOutcome[]): CheckState =>
  outcomes.length > 0 && outcomes.every(({ result }) => result === 'notApplicable') ? 'notApplicable' : 'pass';

export const judge = (rule: PairRule, pair: Pair, name: string, policy: PairPolicy): Judgement => {
  if (policy.isOff(rule.id)) return { state: 'notApplicable', findings: [], gaps: [] };
  const outcomes = ask(rule, pair);
  const failed = outcomes.filter((outcome) => outcome.result === 'fail');
  const open = outcomes.filter((outcome) => outcome.result === 'inconclusive');
  const findings = [
    ...failed.map((outcome) => failure(rule, pair, name, outcome)),
    ...openFinding(rule, pair, name, open),
  ].map((finding) => policy.apply(finding, pair));
  return {
    state: worstState(findings.map(({ status }) => status)) ?? asked(outcomes),
    findings,
    gaps: keysOf(
      pair,
      open.flatMap(({ gaps }) => gaps),
    ),
  };
};
