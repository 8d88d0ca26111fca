/** What must hold before an app is registered, one entry for each rule of the checklist. Pure. */
import type { AuditReport, CheckState, Finding } from '../findings/audit-report.js';
import type { Fix } from '../findings/fix.js';
import { PROVEN_BY_PROBE, REQUIREMENTS, type RequiredRule } from './selection.js';
import { bundle } from '../text/messages.js';

const messages = bundle('verify');

export type RequirementState = 'met' | 'notApplicable' | 'notKnown' | 'unmet' | 'waived';

export type Requirement = {
  /** Id of the rule, as in the audit. */
  rule: string;
  state: RequirementState;
  /** What was read left it open, and the probe proved it. */
  settledByProbe: boolean;
  /** One sentence; it may quote the org. */
  message: string;
  /** What to do about it, where no finding says so. */
  fix?: Fix;
};

const STATES: Readonly<Record<CheckState, RequirementState>> = {
  fail: 'unmet',
  inconclusive: 'notKnown',
  notApplicable: 'notApplicable',
  pass: 'met',
  waived: 'waived',
};

const entry = (rule: RequiredRule, state: RequirementState, message: string): Requirement => ({
  rule,
  state,
  settledByProbe: false,
  message,
});

export const findingOf = ({ findings }: AuditReport, rule: string): Finding | undefined =>
  findings.find((finding) => finding.rule === rule);

const sentence = (report: AuditReport, rule: RequiredRule, state: RequirementState): string => {
  if (state === 'met') return messages.getMessage(`${rule}.met`);
  if (state === 'notApplicable') return messages.getMessage('notApplicable');
  return findingOf(report, rule)?.message ?? messages.getMessage('notApplicable');
};

/** The rule speaks of a flow that is on in one half; off in both, it is not ready either. */
const flowOff = (rule: RequiredRule, state: RequirementState, effective: boolean | null): boolean =>
  rule === 'flow-half-enabled' && effective === false && state !== 'unmet' && state !== 'waived';

/**
 * @param report an evaluation of one app; without any app, the flow of the app is off and it has no Run As user
 * @param whenOff what to do about a flow that is off
 */
export const requirementsOf = (report: AuditReport, whenOff: Fix): Requirement[] => {
  const [app] = report.apps;
  return REQUIREMENTS.map((rule) => {
    const state = app === undefined ? 'notApplicable' : STATES[app.checks[rule] ?? 'notApplicable'];
    return flowOff(rule, state, app === undefined ? false : app.flow.effective)
      ? { ...entry(rule, 'unmet', messages.getMessage('flow.off')), fix: whenOff }
      : entry(rule, state, sentence(report, rule, state));
  });
};

/** What a successful probe proves of requirements that are open, or fail with less than full confidence. */
export const settledBy = (report: AuditReport, requirements: readonly Requirement[]): Requirement[] =>
  requirements.map((one) => {
    const { rule, state } = one;
    const doubtful =
      state === 'notKnown' || (state === 'unmet' && (findingOf(report, rule)?.confidence ?? 'high') !== 'high');
    return PROVEN_BY_PROBE.has(rule) && doubtful
      ? { rule, state: 'met', settledByProbe: true, message: messages.getMessage(`${rule}.met`) }
      : one;
  });

/** False as soon as one is not met; null while one is not known. */
export const readyBy = (requirements: readonly Requirement[]): boolean | null => {
  if (requirements.some(({ state }) => state === 'unmet')) return false;
  return requirements.some(({ state }) => state === 'notKnown') ? null : true;
};
