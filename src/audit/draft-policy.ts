import type { Inventory } from '../inventory/inventory.js';
import { starter } from '../policy/starter.js';
import { reportsEveryApp, gate } from '../findings/gate.js';
import { evaluate } from './evaluate.js';
import { DEFAULT_THRESHOLDS } from '../policy/thresholds.js';
import { starterApps } from './starter-apps.js';

export type PolicyDraft = {
  /** The whole file. */
  text: string;
  /** Apps that it declares. */
  integrations: string[];
  /** Every app of the org could be read. */
  complete: boolean;
  /** Something failed unexpectedly or was cut off, as an audit would say with exit code 31. */
  failed: boolean;
};

/** The starter of a policy file from what was read. */
export const draftPolicy = (inventory: Inventory, { now, version }: { now: Date; version: string }): PolicyDraft => {
  const report = evaluate(inventory, { now });
  const apps = starterApps(inventory, report, now);
  const complete = reportsEveryApp(report);
  return {
    text: starter({ apps, version, defaults: DEFAULT_THRESHOLDS, incomplete: !complete }),
    integrations: apps.map(({ app }) => app),
    complete,
    failed: gate(report, { failOn: 'none', failOnInconclusive: false }).incomplete.length > 0,
  };
};
