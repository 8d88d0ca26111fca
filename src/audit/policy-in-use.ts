import { isClockUnknown } from '../inventory/clock.js';
import { appListComplete } from '../inventory/app-list.js';
import type { App, Inventory } from '../inventory/inventory.js';
import { policyFor, type OrgPolicy } from '../policy/environments.js';
import type { PolicyFile, Waiver } from '../policy/policy.js';
import { isPattern, matches } from '../policy/wildcard.js';
import type { Finding, ReportedPolicy, Severity } from '../findings/audit-report.js';
import { waiving } from './apply-waivers.js';
import { indexPolicy, type PolicyIndex } from '../facts/policy-index.js';
import { isWanted, nameKeysOf } from '../inventory/apps.js';
import type { Rule } from '../rules/rule.js';

/** What evaluate asks of a policy. */
export type PolicyInUse = {
  index: PolicyIndex | null;
  thresholds: OrgPolicy['defaults'];
  isOff(rule: string): boolean;
  severityOf(rule: string): Severity | undefined;
  /** The finding as the waivers leave it. */
  waive(finding: Finding, appNames: readonly string[]): Finding;
  /** Undefined without a policy file. */
  report(): ReportedPolicy | undefined;
};

const NO_POLICY: PolicyInUse = {
  index: null,
  thresholds: {},
  isOff: () => false,
  severityOf: () => undefined,
  waive: (finding) => finding,
  report: () => undefined,
};

const unmatchedApps = ({ integrations, waivers }: OrgPolicy, inventory: Inventory): string[] => {
  // What an incomplete list lacks may be there all the same, and so may what metadata source lacks.
  if (!appListComplete(inventory) || inventory.org.instanceUrl === '') return [];
  const known = new Set(inventory.apps.flatMap(nameKeysOf));
  const named = [
    ...integrations.map(({ app }) => app),
    ...waivers.flatMap(({ app }) => (app === undefined || isPattern(app) ? [] : app)),
  ];
  return [...new Set(named.map((app) => app.trim()))].filter((app) => !known.has(app.toLowerCase())).sort();
};

/**
 * Whether every app that a waiver may mean was judged, so that it can be said that it was of no use.
 *
 * @param ruleIds of the command: a policy file also names rules of others
 */
export const judgedBy =
  (audited: readonly App[], everyApp: boolean, ruleIds: readonly string[]) =>
  ({ rule, app }: Waiver): boolean => {
    if (!ruleIds.includes(rule)) return false;
    if (everyApp) return true;
    return (
      app !== undefined && !isPattern(app) && audited.some((one) => nameKeysOf(one).some((name) => matches(app, name)))
    );
  };

/** How strictly an org is judged by each rule. */
export const overridesOf = ({
  rules: overrides,
}: Pick<OrgPolicy, 'rules'>): Pick<PolicyInUse, 'isOff' | 'severityOf'> => ({
  isOff: (rule) => overrides[rule] === 'off',
  severityOf(rule) {
    const override = overrides[rule];
    return typeof override === 'object' ? override.severity : undefined;
  },
});

/** `wanted`: names of the apps that alone are audited; undefined: all. `rules`: those of the audit. */
export type Audited = { wanted?: readonly string[]; rules: readonly Rule[] };

export const policyInUse = (
  file: PolicyFile | undefined,
  inventory: Inventory,
  now: Date,
  { wanted, rules }: Audited,
): PolicyInUse => {
  if (file === undefined) return NO_POLICY;
  const policy = policyFor(file.policy, inventory.org);
  const { apply, report } = waiving(policy.waivers, file.file, { now, vouched: !isClockUnknown(inventory) });
  const audited = inventory.apps.filter((app) => wanted === undefined || isWanted(app, wanted));
  const ruleIds = rules.map(({ id }) => id);
  return {
    index: indexPolicy(policy),
    thresholds: policy.defaults,
    ...overridesOf(policy),
    waive: apply,
    report: () => ({
      file: file.file,
      ...report(judgedBy(audited, wanted === undefined, ruleIds)),
      unmatchedApps: unmatchedApps(policy, inventory),
    }),
  };
};
