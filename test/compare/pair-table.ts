import { expect } from 'chai';
import { compareInventories, type CompareOptions } from '../../src/compare/compare.js';
import type { CompareFinding, Effect } from '../../src/compare/compare-report.js';
import type { PairRule } from '../../src/compare/pair-rule.js';
import { envText } from '../../src/compare/texts.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import type { CheckState, Severity } from '../../src/findings/audit-report.js';
import { expectSteps } from '../support/steps.js';
import { production, sandbox } from './two-orgs.js';

export type PairCase = {
  /** Completes "it …". */
  it: string;
  /** What differs from the healthy sandbox and production. */
  source?: Partial<Inventory>;
  target?: Partial<Inventory>;
  policy?: CompareOptions['policy'];
  expect: CheckState;
  /** Of the first finding. */
  effect?: Effect;
  severity?: Severity;
  confidence?: CompareFinding['confidence'];
  subject?: string;
  message?: RegExp;
  /** One `side source: detail` a line. */
  evidence?: RegExp;
  /** How many findings; one unless given, none for pass and notApplicable. */
  findings?: number;
};

const evidenceText = ({ evidence }: CompareFinding): string =>
  evidence.map(({ side, source, detail }) => `${side} ${source}: ${detail}`).join('\n');

const expectFinding = (finding: CompareFinding | undefined, rule: PairRule, expected: PairCase): void => {
  expect(finding, 'finding').to.exist;
  if (finding === undefined) return;
  expect(finding.status).to.equal(expected.expect);
  expect(finding.rule).to.equal(rule.id);
  expect(finding.kind).to.equal(finding.effect === 'breaks' ? 'breaks' : 'posture');
  expect(finding.message).to.not.match(/%s|undefined|\[object/);
  expect(finding.evidence).to.not.be.empty;
  expect(evidenceText(finding)).to.not.match(/%s|undefined|\[object/);
  expectSteps(finding, production().org.username ?? '');
  expect(finding.remediation).to.not.include('%s');
  expect(finding.fingerprint).to.match(/^[0-9a-f]{64}$/);
  if (expected.effect) expect(finding.effect).to.equal(expected.effect);
  if (expected.severity) expect(finding.severity).to.equal(expected.severity);
  if (expected.confidence) expect(finding.confidence).to.equal(expected.confidence);
  if (expected.subject) expect(finding.subject).to.equal(expected.subject);
  if (expected.message) expect(finding.message).to.match(expected.message);
  if (expected.evidence) expect(evidenceText(finding)).to.match(expected.evidence);
};

/** The rule itself, with a check that every sentence gets as many values as it has places for. */
const countingTokens = (rule: PairRule): PairRule => {
  const checked: PairRule['evaluate'] = (pair) => {
    const outcomes = rule.evaluate(pair);
    for (const outcome of outcomes) {
      if (outcome.result !== 'fail') continue;
      expect(outcome.tokens, outcome.message).to.have.length(envText(rule.id, outcome.message).split('%s').length - 1);
    }
    return outcomes;
  };
  return { ...rule, evaluate: checked };
};

const run = (rule: PairRule, { source, target, policy, ...expected }: PairCase): void => {
  const options = { rules: [countingTokens(rule)], policy };
  const report = compareInventories(sandbox(source), production(target), options);
  const [app] = report.apps;
  const [finding] = report.findings;
  expect(app?.checks[rule.id], finding?.message).to.equal(expected.expect);
  const hasFinding = expected.expect === 'fail' || expected.expect === 'inconclusive';
  expect(report.findings.map(({ message }) => message)).to.have.length(expected.findings ?? (hasFinding ? 1 : 0));
  if (hasFinding)
    expectFinding(finding, rule, { ...expected, expect: (finding?.status ?? expected.expect) as CheckState });
};

/** Declares one test per case; the first app (by name) is the one that is judged. */
export const pairTable = (rule: PairRule, cases: readonly PairCase[]): void => {
  describe(rule.id, () => {
    for (const one of cases) it(one.it, () => run(rule, one));
  });
};
