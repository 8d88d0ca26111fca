import { expect } from 'chai';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { Policy } from '../../src/policy/policy.js';
import type { CheckState, Confidence, Finding, Severity } from '../../src/findings/audit-report.js';
import { evaluate } from '../../src/audit/evaluate.js';
import type { Rule } from '../../src/rules/rule.js';
import type { Thresholds } from '../../src/policy/thresholds.js';
import { ruleText } from '../../src/rules/texts.js';
import type { Tokens } from '../../src/text/messages.js';
import { inventory, NOW } from '../support/inventory.js';
import { expectSteps } from '../support/steps.js';

export type RuleCase = {
  /** Completes "it …". */
  it: string;
  /** What differs from the healthy Inventory. */
  given?: Partial<Inventory>;
  thresholds?: Partial<Thresholds>;
  /** The policy file, if there is one; `version` is given. */
  policy?: Omit<Policy, 'version'>;
  now?: Date;
  expect: CheckState;
  /** Expected of the finding. The whole text of its evidence, one `source: detail` a line, is matched. */
  severity?: Severity;
  confidence?: Confidence;
  subject?: string;
  message?: RegExp;
  evidence?: RegExp;
  /** Of the whole text of the remedy. */
  remedy?: RegExp;
  /** A control that is named only where it applies, and whether it does. */
  control?: [id: string, named: boolean];
  /** What the sentence is filled in with. */
  tokens?: Tokens;
  /** The whole evidence, one `source: detail` a line. */
  shows?: string[];
  /** Of the remedy the commands, without the org, and the elements of source: `component: element = value`. */
  does?: string[];
};

const evidenceText = ({ evidence }: Finding): string =>
  evidence.map(({ source, detail }) => `${source}: ${detail}`).join('\n');

/** Commands that stand around every change of source. */
const AROUND = /^sf (?:org list metadata|project (?:deploy|retrieve) start) /;

const deedsOf = ({ fix: { steps } }: Finding): string[] =>
  steps.flatMap((step) => {
    if (step.kind === 'source') return [`${step.component}: ${step.element} = ${step.value}`];
    return step.kind === 'command' && !AROUND.test(step.command)
      ? [step.command.replace(` --target-org ${inventory().org.username}`, '')]
      : [];
  });

const expectFinding = (finding: Finding | undefined, rule: Rule, expected: RuleCase): void => {
  expect(finding, 'finding').to.exist;
  if (finding === undefined) return;
  expect(finding.status).to.equal(expected.expect);
  expect(finding.kind).to.equal(rule.kind);
  expect(finding.severity).to.equal(expected.severity ?? rule.severity);
  expect(finding.message).to.not.match(/%s|undefined|\[object/);
  expect(evidenceText(finding)).to.not.match(/undefined|\[object/);
  expect(finding.evidence, 'evidence').to.not.be.empty;
  expectSteps(finding, inventory().org.username ?? '');
  expect(finding.remediation).to.not.include('%s');
  if (expected.confidence) expect(finding.confidence).to.equal(expected.confidence);
  if (expected.subject) expect(finding.subject).to.equal(expected.subject);
  if (expected.message) expect(finding.message).to.match(expected.message);
  if (expected.evidence) expect(evidenceText(finding)).to.match(expected.evidence);
  if (expected.remedy) expect(finding.remediation).to.match(expected.remedy);
  if (expected.control) expect(finding.controls.includes(expected.control[0])).to.equal(expected.control[1]);
  if (expected.shows) expect(evidenceText(finding).split('\n')).to.deep.equal(expected.shows);
  if (expected.does) expect(deedsOf(finding)).to.deep.equal(expected.does);
};

/** The rule itself, with a check that every sentence gets as many values as it has places for; notes the values. */
const countingTokens = (rule: Rule, spoken: Tokens[]): Rule => ({
  ...rule,
  evaluate(facts, context) {
    const outcome = rule.evaluate(facts, context);
    if (outcome.result === 'fail' || outcome.result === 'inconclusive') {
      const places = ruleText(rule, outcome.message).split('%s').length - 1;
      expect(outcome.tokens, `tokens of ${outcome.message}`).to.have.length(places);
      spoken.push(outcome.tokens);
    }
    return outcome;
  },
});

/** Runs the rule alone through the engine; the first app of the Inventory (by name) is the one that is judged. */
const run = (rule: Rule, { given, thresholds, policy, now = NOW, ...expected }: RuleCase): void => {
  const spoken: Tokens[] = [];
  const report = evaluate(inventory(given), {
    now,
    thresholds,
    rules: [countingTokens(rule, spoken)],
    policy: policy && { file: 'nhi-policy.yml', policy: { version: 1, ...policy } },
  });
  const [app] = report.apps;
  const subjects: unknown[] = rule.level === 'org' ? [null] : [app?.name, `${app?.kind}:${app?.name}`];
  const finding = report.findings.find((one) => subjects.includes(one.app));
  const state = rule.level === 'app' ? app?.checks[rule.id] : (finding?.status ?? 'pass');
  expect(state, finding?.message).to.equal(expected.expect);
  if (state === 'fail' || state === 'inconclusive') expectFinding(finding, rule, expected);
  else expect(finding).to.equal(undefined);
  if (expected.tokens) expect(spoken).to.deep.include(expected.tokens);
};

/** Declares one test per case, through the real engine on a built Inventory. */
export const ruleTable = (rule: Rule, cases: readonly RuleCase[]): void => {
  describe(rule.id, () => {
    for (const one of cases) it(one.it, () => run(rule, one));
  });
};
