/** What the audit says about the Run As user of an app of a side: the rules whose failure breaks an integration. */
import type { App, Gap } from '../inventory/inventory.js';
import { inScope } from '../inventory/apps.js';
import type { CheckState, Finding } from '../findings/audit-report.js';
import { aboutApp, judge } from '../audit/judge.js';
import type { Facts } from '../facts/resolver.js';
import { rules } from '../rules/registry.js';
import type { Rule } from '../rules/rule.js';
import type { Side } from './side.js';

export type RunAsVerdict = {
  /** Empty for an app that gets no checks. */
  checks: Record<string, CheckState>;
  findings: Map<string, Finding>;
  gapNamed: (key: string) => Gap | undefined;
};

const breaksRunAs = ({ family, kind, level }: Rule): boolean =>
  family === 'run-as' && kind === 'breaks' && level === 'app';

const BREAKING = rules.filter(breaksRunAs);

export const runAsVerdict = (side: Side, app: App, facts: Facts): RunAsVerdict => {
  const { context, policyInUse, gapKeys, gapByKey, nameOf, steps } = side;
  const { checks, findings } = inScope(app)
    ? judge(BREAKING, facts, aboutApp(app, nameOf(app)), { context, policy: policyInUse, gapKeys, steps })
    : { checks: {}, findings: [] };
  return {
    checks,
    findings: new Map(findings.map((finding) => [finding.rule, finding])),
    gapNamed: (key) => gapByKey.get(key),
  };
};
