/** An audit of an org as it would be after a deploy, beside one of the org as it is. */
import type { Inventory } from '../inventory/inventory.js';
import { filesOf } from '../inventory/files-of.js';
import type { AuditReport } from '../findings/audit-report.js';
import { withChanges } from '../findings/change.js';
import { evaluate, type EvaluateOptions } from './evaluate.js';

/** @param before the org as it is, which the files may mend: its findings name them, too */
export const evaluateChanges = (before: Inventory, after: Inventory, options: EvaluateOptions): AuditReport => {
  const { source, ...ofOrg } = options;
  if (source === undefined) return evaluate(after, options);
  return withChanges(evaluate(before, { ...ofOrg, filesBeside: filesOf(source) }), evaluate(after, options));
};
