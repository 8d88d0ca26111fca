/**
 * Which control belongs to which framework, and how far a report speaks to each control. The ids of the controls come
 * from the rules, their titles from `messages/controls.md`.
 */
import type { AuditReport, CheckState, ControlCoverage, FrameworkCoverage, ReportedFramework } from './audit-report.js';
import { controlIds, detailsOf, type Control, type ControlDetails } from './control.js';
import { FRAMEWORK_NAMES, FRAMEWORKS, type FrameworkName } from './framework-names.js';
import { reportsEveryApp } from './gate.js';
import { ruleStates, statesFor, type RuleStates } from './rule-states.js';
import { byNumbers } from '../text/order.js';
import { bundle } from '../text/messages.js';

/** The framework of a control id; null when it is of none that is known. */
export const frameworkOf = (control: string): FrameworkName | null =>
  FRAMEWORK_NAMES.find((name) => FRAMEWORKS[name].pattern.test(control)) ?? null;

/** What coverage needs to know of a rule. */
export type CoverageRule = { id: string; level: 'app' | 'org'; controls: readonly Control[] };

export type CoverageOptions = {
  frameworks: readonly FrameworkName[];
  /** In the order in which checks are listed. */
  rules: readonly CoverageRule[];
  /**
   * Whether a rule about the org was asked at all. It leaves no trace in a report unless it finds something, and is not
   * asked where only some apps were wanted, there is no app, or a policy has switched it off.
   */
  orgJudged: (rule: string) => boolean;
};

/** The worst first. A waived failure is known, which an open question is not. */
const STATES: readonly CheckState[] = ['fail', 'inconclusive', 'waived', 'pass', 'notApplicable'];

const worstOf = (states: Iterable<CheckState>): CheckState => {
  const found = new Set(states);
  return STATES.find((state) => found.has(state)) ?? 'notApplicable';
};

type Judge = { states: RuleStates; complete: boolean; orgJudged: CoverageOptions['orgJudged'] };

const judge = (
  rule: CoverageRule,
  control: ControlDetails,
  { states: found, complete, orgJudged }: Judge,
): ControlCoverage['rules'][number] => {
  const { states, failed } = statesFor(found.get(rule.id), control);
  const silent = states.size === 0 && rule.level === 'org' && orgJudged(rule.id);
  const state = silent ? 'pass' : worstOf(states);
  // An app that could not be listed may be the one that fails.
  const doubtful = rule.level === 'app' && !complete && (state === 'pass' || state === 'notApplicable');
  return { rule: rule.id, state: doubtful ? 'inconclusive' : state, failed };
};

const titleOf = (control: string): string => {
  const messages = bundle('controls');
  return messages.messages.has(control) ? messages.getMessage(control) : control.replace(/^[^:]+: /, '');
};

const describe = (framework: FrameworkName): ReportedFramework => {
  const { version } = FRAMEWORKS[framework];
  return { framework, title: bundle('controls').getMessage(`framework.${framework}`, [version]), version };
};

/** The frameworks that at least one rule speaks to. */
export const frameworksOf = (rules: ReadonlyArray<Pick<CoverageRule, 'controls'>>): ReportedFramework[] => {
  const used = new Set(rules.flatMap(({ controls }) => controlIds(controls)).map(frameworkOf));
  return FRAMEWORK_NAMES.filter((name) => used.has(name)).map(describe);
};

/**
 * The controls that at least one rule speaks to, by id; a framework has others that no audit of this kind can judge.
 */
export const coverageOf = (
  report: AuditReport,
  { frameworks, rules, orgJudged }: CoverageOptions,
): FrameworkCoverage[] => {
  const context: Judge = { states: ruleStates(report), complete: reportsEveryApp(report), orgJudged };
  const controls = [...new Set(rules.flatMap((rule) => controlIds(rule.controls)))].sort(byNumbers);
  return [...new Set(frameworks)].map((framework) => ({
    ...describe(framework),
    controls: controls
      .filter((control) => frameworkOf(control) === framework)
      .map((control) => {
        const behind = rules.flatMap((rule) =>
          rule.controls
            .map(detailsOf)
            .filter(({ id }) => id === control)
            .map((details) => judge(rule, details, context)),
        );
        return { control, title: titleOf(control), state: worstOf(behind.map(({ state }) => state)), rules: behind };
      }),
  }));
};
