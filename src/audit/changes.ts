/** An audit of an org as it would be after a deploy, beside one of the org as it is. */
import { appKey, type Inventory } from '../inventory/inventory.js';
import { namesOf } from '../inventory/apps.js';
import { filesOf } from '../inventory/files-of.js';
import type { AuditReport, Finding } from '../findings/audit-report.js';
import { withChanges } from '../findings/change.js';
import { everyRule } from '../rules/registry.js';
import { evaluate, type EvaluateOptions } from './evaluate.js';
import { locator } from './locate.js';

/** @param before the org as it is */
export const evaluateChanges = (before: Inventory, after: Inventory, options: EvaluateOptions): AuditReport => {
  const { source, ...ofOrg } = options;
  if (source === undefined) return evaluate(after, options);
  const nameOf = namesOf(after.apps);
  const keys = new Map(after.apps.map((app) => [nameOf(app), appKey(app)]));
  const families = new Map(everyRule.map(({ id, family }) => [id, family]));
  const place = locator(filesOf(source));
  const locate = ({ rule, app, evidence }: Finding): Finding['location'] =>
    place({ family: families.get(rule) ?? 'app' }, app === null ? null : (keys.get(app) ?? app), evidence);
  const isOfSource = (rule: string): boolean => families.get(rule) === 'source';
  return withChanges(evaluate(before, ofOrg), evaluate(after, options), { isOfSource, locate });
};
