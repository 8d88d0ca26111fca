import { appKey, type App, type Inventory } from '../inventory/inventory.js';
import { policyFor, type OrgPolicy } from '../policy/environments.js';
import type { PolicyFile, Waiver } from '../policy/policy.js';
import { isPattern, matches } from '../policy/wildcard.js';
import type { Finding, ReportedPolicy, Severity } from '../report/audit-report.js';
import { waiving } from './apply-waivers.js';
import { indexPolicy, type PolicyIndex } from './facts/policy-index.js';
import { rules } from './registry.js';
import { isWanted } from './scope-of-audit.js';

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

/** Apps that are missing in an incomplete list may still be there. */
const appListComplete = ({ counts, gaps }: Inventory): boolean =>
  counts.connectedApps !== null &&
  counts.externalClientApps !== null &&
  !gaps.some(({ source, subjects }) => (source === 'ConnectedApp' || source === 'ExternalClientApplication') && subjects === undefined);

const unmatchedApps = ({ integrations, waivers }: OrgPolicy, inventory: Inventory): string[] => {
  if (!appListComplete(inventory)) return [];
  const known = new Set(inventory.apps.flatMap((app) => namesOfApp(app)));
  const named = [
    ...integrations.map(({ app }) => app),
    ...waivers.flatMap(({ app }) => (app === undefined || isPattern(app) ? [] : app)),
  ];
  return [...new Set(named.map((app) => app.trim()))].filter((app) => !known.has(app.toLowerCase())).sort();
};

const namesOfApp = (app: App): string[] => [app.name.trim().toLowerCase(), appKey(app).toLowerCase()];

/** Whether every app that a waiver may mean was audited, so that it can be said that it was of no use. */
const judgedBy = (inventory: Inventory, wanted: readonly string[] | undefined) => {
  const audited = inventory.apps.filter((app) => wanted === undefined || isWanted(app, wanted));
  return ({ rule, app }: Waiver): boolean => {
    // A policy file also names rules of other commands.
    if (!rules.some(({ id }) => id === rule)) return false;
    if (wanted === undefined) return true;
    return app !== undefined && !isPattern(app) && audited.some((one) => namesOfApp(one).some((name) => matches(app, name)));
  };
};

/** @param wanted names of the apps that alone are audited; undefined: all */
export const policyInUse = (
  file: PolicyFile | undefined,
  inventory: Inventory,
  now: Date,
  wanted: readonly string[] | undefined,
): PolicyInUse => {
  if (file === undefined) return NO_POLICY;
  const policy = policyFor(file.policy, inventory.org);
  const { apply, report } = waiving(policy.waivers, file.file, now);
  const overrideOf = (rule: string) => policy.rules[rule];
  return {
    index: indexPolicy(policy),
    thresholds: policy.defaults,
    isOff: (rule) => overrideOf(rule) === 'off',
    severityOf(rule) {
      const override = overrideOf(rule);
      return typeof override === 'object' ? override.severity : undefined;
    },
    waive: apply,
    report: () => ({
      file: file.file,
      ...report(judgedBy(inventory, wanted)),
      unmatchedApps: unmatchedApps(policy, inventory),
    }),
  };
};
