import { everyAppChecked } from '../inventory/app-list.js';
import type { Inventory } from '../inventory/inventory.js';
import { failuresBySeverity } from '../findings/severity.js';
import { tally } from '../findings/tally.js';
import { EFFECTS, type ComparedApp, type CompareFinding, type CompareReport } from './compare-report.js';

export const summarize = (
  inventories: readonly Inventory[],
  apps: readonly ComparedApp[],
  findings: readonly CompareFinding[],
  apiCalls: number,
): CompareReport['summary'] => {
  const failed = findings.filter(({ status }) => status === 'fail');
  const withStatus = (wanted: CompareFinding['status']): number =>
    findings.filter(({ status }) => status === wanted).length;
  return {
    comparedApps: apps.length,
    effects: tally(
      EFFECTS,
      failed.map(({ effect }) => effect),
    ),
    findings: failuresBySeverity(findings),
    inconclusive: withStatus('inconclusive'),
    waived: withStatus('waived'),
    passed: apps.flatMap(({ checks }) => Object.values(checks)).filter((state) => state === 'pass').length,
    apiCalls,
    appListsComplete: inventories.every(everyAppChecked),
  };
};
