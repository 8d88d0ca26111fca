/**
 * What a rule of the comparison is, and the small vocabulary its `evaluate` answers with. A rule looks at one app on
 * both sides and says everything that differs: each difference is a finding of its own.
 */
import type { App, Gap } from '../inventory/inventory.js';
import type { Confidence, RuleKind, Severity } from '../findings/audit-report.js';
import type { FixStep } from '../findings/fix.js';
import type { Steps } from '../steps/steps.js';
import type { Fact, FactValues, Unknown } from '../facts/facts.js';
import type { Facts } from '../facts/resolver.js';
import type { Rule } from '../rules/rule.js';
import type { Tokens } from '../text/messages.js';
import type { CompareEvidence, Effect, SideName } from './compare-report.js';
import type { LackingAccess } from './lacking-access.js';
import type { RunAsVerdict } from './run-as-verdicts.js';
import type { Side } from './side.js';
import type { UserAccess } from './user-access.js';
import { appOf } from '../facts/app-of.js';
import { knownUser } from '../rules/known-user.js';
import type { StepApp } from '../steps/app.js';
import type { StepUser } from '../steps/user.js';

export type PairSide = {
  side: Side;
  app: App;
  facts: Facts;
  /** Of the Run As user; notApplicable without one. Worked out when it is first asked for, like the following. */
  access: () => Fact<UserAccess>;
  verdict: () => RunAsVerdict;
};

/** One app on both sides. */
export type Pair = {
  source: PairSide;
  /** Null where the target has no such app; most rules are not asked then. */
  target: PairSide | null;
  targetSide: Side;
  /** Both sides are surely the same org. */
  sameOrg: boolean;
  /** What the user of this side has and that of the other lacks; null unless the access of both is known. */
  lacking: (from: SideName) => LackingAccess | null;
};

/** What a rule sees that compares: the app exists on both sides. */
export type BothSides = Pair & { target: PairSide };

export type Difference = {
  result: 'fail';
  effect: Effect;
  /** Key below the rule's id in `messages/rules.env.md`. */
  message: string;
  tokens: Tokens;
  evidence: CompareEvidence[];
  severity?: Severity;
  confidence?: Confidence;
  /** What the finding is about, when it is not the app. Never a record id. */
  subject?: string;
  /** Tells several differences of one rule and app apart. */
  aspect?: string;
  /** The day until which all works, of what will break only then. */
  breaksOn?: string;
  /** What to do on the target. Pure, and never empty. */
  fix: (steps: Steps) => FixStep[];
};

/** A gap of one of the two Inventories. */
export type SideGap = { side: SideName; gap: Gap };

export type Undecided = {
  result: 'inconclusive';
  detail: string;
  evidence: CompareEvidence[];
  gaps: SideGap[];
};

export type PairOutcome = Difference | Undecided | { result: 'notApplicable' } | { result: 'pass' };

export type PairRule = Pick<Rule, 'documentation' | 'id' | 'severity'> & {
  controls: readonly string[];
  /** What it is about in the first place; a finding's own follows from its effect. */
  kind: RuleKind;
  evaluate(pair: BothSides): PairOutcome[];
  /** For the app that the target does not have; without it the rule does not apply then. */
  evaluateMissing?(pair: Pair): PairOutcome[];
};

export const notApplicable: PairOutcome = { result: 'notApplicable' };

type Details = Partial<Difference> & Pick<Difference, 'fix'>;

export const differs = (effect: Effect, evidence: CompareEvidence[], more: Details): Difference => ({
  result: 'fail',
  effect,
  message: 'fail',
  tokens: [],
  evidence,
  ...more,
});

export const undecided = (side: SideName, { detail, source, gap }: Unknown): Undecided => ({
  result: 'inconclusive',
  detail,
  evidence: [{ side, source: source ?? 'Inventory', detail: gap?.detail ?? detail }],
  gaps: gap === undefined ? [] : [{ side, gap }],
});

/** What steps call the app of a side. */
export const stepApp = ({ side: { index }, app }: PairSide): StepApp => appOf(index, app);

/** The Run As user of a side; null where there is none, or none is known. */
export const stepUser = ({ facts }: PairSide): StepUser | null => knownUser(facts);

/**
 * Continues with what both sides know. What does not apply on one side cannot differ; what is not known is undecided.
 */
export const bothValues = <T>(
  here: Fact<T>,
  there: Fact<T>,
  next: (source: T, target: T) => PairOutcome[],
): PairOutcome[] => {
  if (here.status === 'notApplicable' || there.status === 'notApplicable') return [notApplicable];
  if (here.status === 'known' && there.status === 'known') return next(here.value, there.value);
  return [
    ...(here.status === 'unknown' ? [undecided('source', here)] : []),
    ...(there.status === 'unknown' ? [undecided('target', there)] : []),
  ];
};

/** The same for a fact that rules of the audit know. */
export const both = <K extends keyof FactValues>(
  { source, target }: BothSides,
  name: K,
  next: (source: FactValues[K], target: FactValues[K]) => PairOutcome[],
): PairOutcome[] => bothValues(source.facts(name), target.facts(name), next);

/** The source's API name for what the app's own configuration says. */
const configOf = ({ app }: PairSide, eca: string): string => (app.kind === 'ConnectedApp' ? 'ConnectedApp' : eca);

/** The same statement about both sides. */
export const onBoth = (pair: BothSides, eca: string, detail: (side: SideName) => string): CompareEvidence[] =>
  (['source', 'target'] as const).map((side) => ({ side, source: configOf(pair[side], eca), detail: detail(side) }));
