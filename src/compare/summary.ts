import { everyAppChecked } from '../inventory/app-list.js';
import type { Inventory } from '../inventory/inventory.js';
import { SEVERITIES } from '../findings/audit-report.js';
import { EFFECTS, type ComparedApp, type CompareFinding, type CompareReport } from './compare-report.js';

const tally = <K extends string>(names: readonly K[], values: readonly K[]): Record<K, number> => {
  const counts = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
  for (const value of values) counts[value] += 1;
  return counts;
};

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
    findings: tally(
      SEVERITIES,
      failed.map(({ severity }) => severity),
    ),
    inconclusive: withStatus('inconclusive'),
    waived: withStatus('waived'),
    passed: apps.flatMap(({ checks }) => Object.values(checks)).filter((state) => state === 'pass').length,
    apiCalls,
    appListsComplete: inventories.every(everyAppChecked),
  };
};
