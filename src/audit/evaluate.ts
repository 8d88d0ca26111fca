import { clockToTell } from '../inventory/clock.js';
import type { App, Gap, Inventory } from '../inventory/inventory.js';
import { filesOf, type FilesOf } from '../inventory/files-of.js';
import type { SourceRead } from '../inventory/source.js';
import type { PolicyFile } from '../policy/policy.js';
import type { AuditReport, Finding, ReportedApp, ReportedOrg } from '../findings/audit-report.js';
import { blockedBy } from '../findings/blocked-by.js';
import { frameworksOf } from '../findings/frameworks.js';
import { reportedGap } from '../findings/reported-gap.js';
import { gapKeys } from '../findings/gap-key.js';
import { indexInventory } from '../facts/inventory-index.js';
import { lookupsOf } from '../facts/make-lookups.js';
import { appFactsOf, orgFactsOf } from '../facts/resolve.js';
import { withEndpoint } from '../facts/policy-index.js';
import { aboutApp, judge, type JudgeBy } from './judge.js';
import { judgeFiles } from './judge-files.js';
import { locator } from './locate.js';
import { policyInUse } from './policy-in-use.js';
import { everyRule, rules as orgRules, sourceRules } from '../rules/registry.js';
import { reportApp } from './reported-app.js';
import type { Rule } from '../rules/rule.js';
import { DEFAULT_THRESHOLDS, type Thresholds } from '../policy/thresholds.js';
import { byName, inScope, isWanted, namesOf } from '../inventory/apps.js';
import { stepOrg, stepsFor } from '../steps/steps.js';
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
  /** The policy file, with every environment; the one of the Inventory's org is chosen here. */
  policy?: PolicyFile;
  /** The rules to judge by, instead of all. */
  rules?: readonly Rule[];
  /** Apps that are judged although they would get no checks. */
  also?: (app: App) => boolean;
  /** Stands in for the endpoint that the policy declares; for when `apps` names a single one. */
  endpoint?: string;
  /** What commands of remedies call the org: what --target-org was given. Otherwise the username. */
  targetOrg?: string;
  /** The metadata source that went into the Inventory. */
  source?: SourceRead;
  /** Files of metadata source that findings are looked for in, though the Inventory is without them. */
  filesBeside?: FilesOf;
};

const NO_ORG: ReportedOrg = {
  id: null,
  username: null,
  instanceUrl: null,
  isSandbox: null,
  organizationType: null,
  instanceName: null,
  namespacePrefix: null,
  apiVersion: null,
};

const reportedGaps = (
  gaps: readonly Gap[],
  keys: ReadonlyMap<Gap, string>,
  findings: readonly Finding[],
): AuditReport['gaps'] => {
  const blocked = blockedBy(findings);
  return gaps.map((gap) => ({
    ...reportedGap(gap, keys.get(gap) ?? '', blocked(keys.get(gap))),
    ...(gap.columns === undefined ? {} : { columns: gap.columns }),
  }));
};

/**
 * Judges an Inventory. Pure: the same Inventory and options give the same report in the same order; the time grows
 * linearly with the Inventory.
 */
export const evaluate = (inventory: Inventory, options: EvaluateOptions): AuditReport => {
  const { now, apps: wanted, also = () => false, endpoint, source } = options;
  const rules = options.rules ?? (source === undefined ? orgRules : everyRule);
  const policy = policyInUse(options.policy, inventory, now, { wanted, rules });
  const context = { now, thresholds: { ...DEFAULT_THRESHOLDS, ...policy.thresholds, ...options.thresholds } };
  const index = indexInventory(inventory);
  const files = source && filesOf(source);
  const filesToName = files ?? options.filesBeside;
  const lookups = lookupsOf(index, now);
  const nameOf = namesOf(inventory.apps);
  const keys = gapKeys(inventory.gaps);
  const by: JudgeBy = {
    context,
    policy,
    gapKeys: keys,
    steps: stepsFor(stepOrg(inventory.org, options.targetOrg)),
    ...(filesToName && { locate: locator(filesToName) }),
  };
  const ofLevel = (level: Rule['level']): Rule[] => rules.filter((rule) => rule.level === level);

  const forApps = ofLevel('app');
  const declared = endpoint === undefined ? policy.index : withEndpoint(policy.index, endpoint);
  const isChecked = (app: App): boolean => inScope(app) || also(app);
  const checked = inventory.apps.filter(isChecked).sort(byName);
  const judged = checked
    .filter((app) => wanted === undefined || isWanted(app, wanted))
    .map((app): { app: ReportedApp; findings: Finding[] } => {
      const factsOf = appFactsOf(app, index, lookups, { ...context, policy: declared, source, files });
      const { checks, findings } = judge(forApps, factsOf, aboutApp(app, nameOf(app)), by);
      return { app: reportApp(app, factsOf, checks, policy.index?.integrationsOf(app)), findings };
    });
  const ofOrg = ofLevel('org').filter((rule) => !sourceRules.includes(rule));
  const aboutOrg = wanted === undefined && checked.length > 0 ? judge(ofOrg, orgFactsOf(index), null, by).findings : [];
  const unchecked = inventory.apps
    .filter((app) => !isChecked(app) && (wanted === undefined || isWanted(app, wanted)))
    .sort(byName);
  const inFiles = files ? judgeFiles(files, unchecked, { nameOf, withFilesOfNoApp: wanted === undefined }, by) : [];

  const reportedPolicy = policy.report();
  const apps = judged.map(({ app }) => app);
  const findings = [...judged.flatMap((one) => one.findings), ...inFiles, ...aboutOrg];
  return {
    formatVersion: '1.0',
    org: source?.overOrg === false ? NO_ORG : inventory.org,
    collectedAt: inventory.collectedAt,
    evaluatedAt: now.toISOString(),
    ...clockToTell(inventory),
    ...(source && { source: source.directories }),
    summary: summarize(inventory, apps, findings, source),
    apps,
    findings,
    gaps: reportedGaps(inventory.gaps, keys, findings),
    frameworks: frameworksOf(rules),
    ...(reportedPolicy === undefined ? {} : { policy: reportedPolicy }),
  };
};
