/**
 * What a rule is, and the small vocabulary its `evaluate` answers with.
 *
 * A rule names the facts it needs; the engine resolves them first. A fact that is not known makes the check
 * inconclusive and a fact that does not apply makes it notApplicable, so a rule only ever sees facts that were read.
 */
import type { Confidence, RuleKind, Severity } from '../findings/audit-report.js';
import type { Control } from '../findings/control.js';
import type { FixStep } from '../findings/fix.js';
import type { FactValues } from '../facts/facts.js';
import type { Facts } from '../facts/resolver.js';
import type { SourceLocation } from '../inventory/source.js';
import type { RuleContext } from '../policy/thresholds.js';
import type { Steps } from '../steps/steps.js';
import type { Tokens } from '../text/messages.js';
import type { RuleEvidence } from './evidence.js';

/**
 * What to do about a failure, in the org that the steps are made for. Pure, and never empty. It may ask for further
 * facts, of which none has to be known.
 */
export type FixOf = (steps: Steps, facts: Facts) => FixStep[];

export type Outcome =
  | { result: 'pass' }
  | { result: 'notApplicable' }
  | {
      result: 'inconclusive';
      /** Key below the rule's id in `messages/rules.<family>.md`. */
      message: string;
      tokens: Tokens;
      evidence: RuleEvidence[];
      /** What settles it, where the rule knows. */
      fix?: FixOf;
      subject?: string;
      location?: SourceLocation;
      /** As below. */
      others?: Outcome[];
    }
  | {
      result: 'fail';
      message: string;
      tokens: Tokens;
      /** What the finding is about, when it is not the app: a username. Never a record id. */
      subject?: string;
      evidence: RuleEvidence[];
      /** Overrides the rule's severity. */
      severity?: Severity;
      /** Conditional controls of the rule that this failure speaks to. */
      controls?: readonly string[];
      confidence?: Confidence;
      /** The day until which all works, of what will break only then. */
      breaksOn?: string;
      fix: FixOf;
      /** Where in metadata source it is, where that is not what the evidence is about. */
      location?: SourceLocation;
      /** What the rule has to say beside; each is a finding of its own. */
      others?: Outcome[];
    };

export const pass: Outcome = { result: 'pass' };
export const notApplicable: Outcome = { result: 'notApplicable' };

type FailOptions = {
  message?: string;
  tokens?: Tokens;
  subject?: string;
  severity?: Severity;
  confidence?: Confidence;
  controls?: readonly string[];
  breaksOn?: string;
  fix: FixOf;
  location?: SourceLocation;
};

/** A finding; its sentence is `<id>.fail` of the family's messages unless `message` names another key. */
export const fail = (evidence: RuleEvidence[], { message = 'fail', tokens = [], ...rest }: FailOptions): Outcome => ({
  result: 'fail',
  message,
  tokens,
  evidence,
  ...rest,
});

/** Facts were read but do not decide; its sentence is `<id>.inconclusive` unless `message` names another key. */
export const inconclusive = (
  evidence: RuleEvidence[],
  {
    message = 'inconclusive',
    tokens = [],
    ...rest
  }: { message?: string; tokens?: Tokens; fix?: FixOf; subject?: string; location?: SourceLocation } = {},
): Outcome => ({ result: 'inconclusive', message, tokens, evidence, ...rest });

export type RuleFamily = 'app' | 'endpoint' | 'flow' | 'org' | 'review' | 'run-as' | 'scope' | 'secret' | 'source';

/**
 * One rule. Title, why and remedy are text for people: `<id>.title`, `<id>.why`, `<id>.remedy` in
 * `messages/rules.<family>.md`, beside the sentences of its outcomes. Where the kinds of app differ,
 * `<id>.remedy.ConnectedApp` and `<id>.remedy.ExternalClientApp` take the place of the remedy.
 */
export type Rule = {
  id: string;
  family: RuleFamily;
  /** `app`: one check per app. `org`: appears only as a finding. */
  level: 'app' | 'org';
  kind: RuleKind;
  severity: Severity;
  /** Controls of the frameworks that the finding speaks to. */
  controls: readonly Control[];
  /** Salesforce's own page on the subject. */
  documentation: string;
  needs: ReadonlyArray<keyof FactValues>;
  evaluate(facts: FactValues, context: RuleContext): Outcome;
};

type RuleDefinition<K extends keyof FactValues> = Omit<Rule, 'evaluate' | 'needs'> & {
  needs: readonly K[];
  evaluate(facts: Pick<FactValues, K>, context: RuleContext): Outcome;
};

/** Declares a rule; its `evaluate` can only see the facts that it lists in `needs`. */
export const defineRule = <K extends keyof FactValues>(rule: RuleDefinition<K>): Rule => rule;
