import type { Gap } from '../inventory/inventory.js';
import type { ReportedGap } from './audit-report.js';

/** A gap as reports have it. @param rules that it kept from a result */
export const reportedGap = (
  { source, reason, detail, grant }: Gap,
  key: string,
  rules: string[],
): Omit<ReportedGap, 'columns'> => ({ key, source, reason, detail, rules, ...(grant === undefined ? {} : { grant }) });
