/** Asks rules about one app, or about the org, and makes findings of their answers. */
import { appKey, type App, type Gap } from '../inventory/inventory.js';
import type { CheckState, Finding } from '../findings/audit-report.js';
import { worstState } from '../findings/worst-state.js';
import type { Facts } from '../facts/resolver.js';
import type { RuleContext } from '../policy/thresholds.js';
import type { Rule } from '../rules/rule.js';
import type { Steps } from '../steps/steps.js';
import { besides, check } from './check.js';
import { byUrgency, findingOf, type About } from './finding.js';
import type { Locate } from './locate.js';
import type { PolicyInUse } from './policy-in-use.js';

export type Judgement = { checks: Record<string, CheckState>; findings: Finding[] };

export type JudgeBy = {
  context: RuleContext;
  policy: Pick<PolicyInUse, 'isOff' | 'severityOf' | 'waive'>;
  /** By which findings name gaps. */
  gapKeys: ReadonlyMap<Gap, string>;
  /** Of findings, in the org that was judged. */
  steps: Steps;
  /** Where metadata source was read. */
  locate?: Locate;
};

/** @param name what people call the app, unique in the org */
export const aboutApp = (app: App, name: string): About => ({
  key: appKey(app),
  kind: app.kind,
  name,
  developerName: app.name,
});

/** @param about null: the org */
export const judge = (
  rules: readonly Rule[],
  factsOf: Facts,
  about: About | null,
  { context, policy, gapKeys, steps, locate }: JudgeBy,
): Judgement => {
  const judgement: Judgement = { checks: {}, findings: [] };
  for (const rule of rules) {
    if (policy.isOff(rule.id)) {
      judgement.checks[rule.id] = 'notApplicable';
      continue;
    }
    const result = check(rule, factsOf, context);
    const { result: state } = result.outcome;
    // Of thousands of apps, most checks say no more.
    if (state === 'pass' || state === 'notApplicable') {
      judgement.checks[rule.id] = state;
      continue;
    }
    const keyOf = (gap: Gap): string => gapKeys.get(gap) ?? '';
    const options = { severity: policy.severityOf(rule.id), keyOf, steps, factsOf, locate };
    const findings = [result, ...besides(rule, result)]
      .map((one) => findingOf(rule, one, about, options))
      .filter((found) => found !== null)
      .map((found) => policy.waive(found, about === null ? [] : [about.developerName, about.key]));
    judgement.checks[rule.id] = worstState(findings.map(({ status }) => status)) ?? state;
    judgement.findings.push(...findings);
  }
  judgement.findings.sort(byUrgency);
  return judgement;
};
