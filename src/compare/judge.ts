/** Asks a rule about a pair, and makes findings of its answers. */
import { createHash } from 'node:crypto';
import { appKey } from '../inventory/inventory.js';
import type { CheckState } from '../report/audit-report.js';
import type { CompareEvidence, CompareFinding } from './compare-report.js';
import { notApplicable, type Difference, type Pair, type PairOutcome, type PairRule, type Undecided } from './pair-rule.js';
import { compareText, envText } from './texts.js';

export type Judgement = { state: CheckState; findings: CompareFinding[]; gaps: Undecided['gaps'] };

const ask = (rule: PairRule, pair: Pair): PairOutcome[] => {
  const { target } = pair;
  if (target === null) return rule.evaluateMissing?.(pair) ?? [notApplicable];
  return rule.evaluate({ ...pair, target });
};

/** Holds no record id, so that it is the same in every run. */
const fingerprint = (rule: PairRule, pair: Pair, subject: string, aspect: string): string =>
  createHash('sha256')
    .update([rule.id, appKey(pair.source.app), subject, aspect].join('\n').toLowerCase())
    .digest('hex');

const kindOf = (effect: CompareFinding['effect']): CompareFinding['kind'] => (effect === 'breaks' ? 'breaks' : 'posture');

const failure = (rule: PairRule, pair: Pair, name: string, outcome: Difference): CompareFinding => {
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
    remediation: outcome.remedy ?? envText(rule.id, 'remedy'),
    controls: [...rule.controls],
    fingerprint: fingerprint(rule, pair, subject, outcome.aspect ?? ''),
  };
};

const unique = (evidence: readonly CompareEvidence[]): CompareEvidence[] => [
  ...new Map(evidence.map((one) => [JSON.stringify(one), one])).values(),
];

/** However much could not be compared, it is one finding of the rule. */
const openFinding = (rule: PairRule, pair: Pair, name: string, all: readonly Undecided[]): CompareFinding[] => {
  const [first] = all;
  if (first === undefined) return [];
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
      remediation: envText(rule.id, 'remedy'),
      controls: [...rule.controls],
      fingerprint: fingerprint(rule, pair, name, 'inconclusive'),
    },
  ];
};

const stateOf = (outcomes: readonly PairOutcome[]): CheckState => {
  const results = new Set(outcomes.map(({ result }) => result));
  if (results.has('fail')) return 'fail';
  if (results.has('inconclusive')) return 'inconclusive';
  return outcomes.length > 0 && results.size === 1 && results.has('notApplicable') ? 'notApplicable' : 'pass';
};

export const judge = (rule: PairRule, pair: Pair, name: string): Judgement => {
  const outcomes = ask(rule, pair);
  const failed = outcomes.filter((outcome) => outcome.result === 'fail');
  const open = outcomes.filter((outcome) => outcome.result === 'inconclusive');
  return {
    state: stateOf(outcomes),
    findings: [...failed.map((outcome) => failure(rule, pair, name, outcome)), ...openFinding(rule, pair, name, open)],
    gaps: open.flatMap(({ gaps }) => gaps),
  };
};
