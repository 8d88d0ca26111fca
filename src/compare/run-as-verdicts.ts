/** What the audit says about the Run As user of each app of a side: the rules whose failure breaks an integration. */
import { appKey, type Gap } from '../inventory/inventory.js';
import type { CheckState, Finding } from '../findings/audit-report.js';
import { evaluate, rules } from '../audit/evaluate.js';
import type { Rule } from '../rules/rule.js';
import { namesOf } from '../inventory/apps.js';
import type { PairSide } from './pair-rule.js';
import type { Side } from './side.js';

export type RunAsVerdict = {
  checks: Record<string, CheckState>;
  findings: Map<string, Finding>;
  gapNamed: (key: string) => Gap | undefined;
};

export const breaksRunAs = ({ family, kind, level }: Rule): boolean =>
  family === 'run-as' && kind === 'breaks' && level === 'app';

type Verdicts = (pairSide: PairSide) => RunAsVerdict;

const judge = ({ inventory, now, policyFile, gapKeys }: Side): Verdicts => {
  const report = evaluate(inventory, { now, rules: rules.filter(breaksRunAs), policy: policyFile ?? undefined });
  const gaps = new Map([...gapKeys].map(([gap, key]) => [key, gap]));
  const nameOf = namesOf(inventory.apps);
  const checks = new Map(report.apps.map((app) => [appKey(app), app.checks]));
  const findings = Map.groupBy(report.findings, ({ app }) => app);
  return ({ app }) => ({
    checks: checks.get(appKey(app)) ?? {},
    findings: new Map((findings.get(nameOf(app)) ?? []).map((finding) => [finding.rule, finding])),
    gapNamed: (key) => gaps.get(key),
  });
};

const judged = new WeakMap<Side, Verdicts>();

/** All apps of a side are judged when the first is asked for. */
export const runAsVerdict = (pairSide: PairSide): RunAsVerdict => {
  const verdicts = judged.get(pairSide.side) ?? judge(pairSide.side);
  judged.set(pairSide.side, verdicts);
  return verdicts(pairSide);
};
