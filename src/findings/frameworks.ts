/**
 * Which control belongs to which framework, and how far a report speaks to each control. The ids of the controls come
 * from the rules, their titles from `messages/controls.md`.
 */
import type { AuditReport, CheckState, ControlCoverage, FrameworkCoverage } from './audit-report.js';
import { FRAMEWORK_NAMES, FRAMEWORKS, type FrameworkName } from './framework-names.js';
import { reportsEveryApp } from './gate.js';
import { bundle } from '../text/messages.js';

/** The framework of a control id; null when it is of none that is known. */
export const frameworkOf = (control: string): FrameworkName | null =>
  FRAMEWORK_NAMES.find((name) => FRAMEWORKS[name].test(control)) ?? null;

/** What coverage needs to know of a rule. */
export type CoverageRule = { id: string; level: 'app' | 'org'; controls: readonly string[] };

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

type RuleStates = Map<string, { states: Set<CheckState>; failed: number }>;

const statesByRule = (report: AuditReport): RuleStates => {
  const byRule: RuleStates = new Map();
  const of = (rule: string) => {
    const known = byRule.get(rule) ?? { states: new Set<CheckState>(), failed: 0 };
    byRule.set(rule, known);
    return known;
  };
  for (const { checks } of report.apps) for (const [rule, state] of Object.entries(checks)) of(rule).states.add(state);
  for (const { rule, status } of report.findings) {
    of(rule).states.add(status);
    if (status === 'fail') of(rule).failed += 1;
  }
  return byRule;
};

const judge = (
  rule: CoverageRule,
  found: RuleStates,
  complete: boolean,
  orgJudged: CoverageOptions['orgJudged'],
): ControlCoverage['rules'][number] => {
  const { states, failed } = found.get(rule.id) ?? { states: new Set<CheckState>(), failed: 0 };
  const silent = states.size === 0 && rule.level === 'org' && orgJudged(rule.id);
  const state = silent ? 'pass' : worstOf(states);
  // An app that could not be listed may be the one that fails.
  const doubtful = rule.level === 'app' && !complete && (state === 'pass' || state === 'notApplicable');
  return { rule: rule.id, state: doubtful ? 'inconclusive' : state, failed };
};

const numeric = new Intl.Collator('en', { numeric: true });

const titleOf = (control: string): string => {
  const messages = bundle('controls');
  return messages.messages.has(control) ? messages.getMessage(control) : control.replace(/^[^:]+: /, '');
};

export const frameworkTitle = (framework: FrameworkName): string =>
  bundle('controls').getMessage(`framework.${framework}`);

/**
 * The controls that at least one rule speaks to, by id; a framework has others that no audit of this kind can judge.
 */
export const coverageOf = (
  report: AuditReport,
  { frameworks, rules, orgJudged }: CoverageOptions,
): FrameworkCoverage[] => {
  const found = statesByRule(report);
  const complete = reportsEveryApp(report);
  const judged = rules.map((rule) => ({ controls: rule.controls, result: judge(rule, found, complete, orgJudged) }));
  const controls = [...new Set(rules.flatMap((rule) => rule.controls))].sort((a, b) => numeric.compare(a, b));
  return [...new Set(frameworks)].map((framework) => ({
    framework,
    title: frameworkTitle(framework),
    controls: controls
      .filter((control) => frameworkOf(control) === framework)
      .map((control) => {
        const behind = judged.filter((one) => one.controls.includes(control)).map(({ result }) => result);
        return { control, title: titleOf(control), state: worstOf(behind.map(({ state }) => state)), rules: behind };
      }),
  }));
};
