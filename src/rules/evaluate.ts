import { appKey, type Gap, type Inventory } from '../inventory/inventory.js';
import type { AuditReport, CheckState, Finding, ReportedApp } from '../report/audit-report.js';
import { check } from './check.js';
import { indexInventory } from './facts/inventory-index.js';
import { lookupsOf } from './facts/lookups.js';
import { appFactsOf, orgFactsOf } from './facts/resolve.js';
import type { Facts } from './facts/resolver.js';
import { byUrgency, findingOf, type About } from './finding.js';
import { rules as allRules } from './registry.js';
import { reportApp } from './reported-app.js';
import { DEFAULT_THRESHOLDS, type Rule, type RuleContext, type Thresholds } from './rule.js';
import { byName, inScope, isWanted, namesOf } from './scope-of-audit.js';
import { summarize } from './summary.js';

export type EvaluateOptions = {
  /** The clock. */
  now: Date;
  thresholds?: Partial<Thresholds>;
  /**
   * Names or `kind:name`. Only these apps are reported, and nothing about the org; they are still judged against all
   * apps of the org, for instance by `run-as-shared`.
   */
  apps?: readonly string[];
  /** The rules to judge by, instead of all. */
  rules?: readonly Rule[];
};

type Judgement = { checks: Record<string, CheckState>; findings: Finding[] };

type Judge = { rules: readonly Rule[]; context: RuleContext; blocked: Map<Gap, Set<string>> };

/** Asks every rule, and remembers in `blocked` which rules each gap kept from a result. */
const judge = ({ rules, context, blocked }: Judge, factsOf: Facts, about: About | null): Judgement => {
  const judgement: Judgement = { checks: {}, findings: [] };
  for (const rule of rules) {
    const result = check(rule, factsOf, context);
    judgement.checks[rule.id] = result.outcome.result;
    for (const gap of result.gaps) blocked.get(gap)?.add(rule.id);
    const finding = findingOf(rule, result, about);
    if (finding !== null) judgement.findings.push(finding);
  }
  judgement.findings.sort(byUrgency);
  return judgement;
};

/**
 * Judges an Inventory. Pure: the same Inventory and options give the same report in the same order; the time grows
 * linearly with the Inventory.
 */
export const evaluate = (inventory: Inventory, options: EvaluateOptions): AuditReport => {
  const { now, rules = allRules, apps: wanted } = options;
  const context = { now, thresholds: { ...DEFAULT_THRESHOLDS, ...options.thresholds } };
  const index = indexInventory(inventory);
  const lookups = lookupsOf(index, now);
  const nameOf = namesOf(inventory.apps);
  const blocked = new Map(inventory.gaps.map((gap) => [gap, new Set<string>()]));
  const ofLevel = (level: Rule['level']): Judge => ({
    rules: rules.filter((rule) => rule.level === level),
    context,
    blocked,
  });

  const forApps = ofLevel('app');
  const checked = inventory.apps.filter(inScope).sort(byName);
  const judged = checked
    .filter((app) => wanted === undefined || isWanted(app, wanted))
    .map((app): { app: ReportedApp; findings: Finding[] } => {
      const factsOf = appFactsOf(app, index, lookups, context);
      const { checks, findings } = judge(forApps, factsOf, { key: appKey(app), name: nameOf(app) });
      return { app: reportApp(app, factsOf, checks), findings };
    });
  const aboutOrg =
    wanted === undefined && checked.length > 0 ? judge(ofLevel('org'), orgFactsOf(index), null).findings : [];

  const apps = judged.map(({ app }) => app);
  const findings = [...judged.flatMap((one) => one.findings), ...aboutOrg];
  return {
    formatVersion: '1.0',
    org: inventory.org,
    collectedAt: inventory.collectedAt,
    evaluatedAt: now.toISOString(),
    summary: summarize(inventory, apps, findings),
    apps,
    findings,
    gaps: inventory.gaps.map((gap) => ({
      source: gap.source,
      reason: gap.reason,
      detail: gap.detail,
      rules: [...(blocked.get(gap) ?? [])].sort(),
      ...(gap.grant === undefined ? {} : { grant: gap.grant }),
    })),
  };
};

export { inScope } from './scope-of-audit.js';
export { rules } from './registry.js';
