/** Checks that are open although everything that they need was read: the facts did not decide. */
import type { Report, ReportFinding } from './report.js';

/** By rule, in the order of the report. */
export const undecidedOf = ({
  findings,
  gaps,
}: Pick<Report, 'findings' | 'gaps'>): Map<string, [ReportFinding, ...ReportFinding[]]> => {
  const known = new Set(gaps.map(({ key }) => key));
  const open = findings.filter(({ status, gaps: left }) => status === 'inconclusive' && !known.has(left[0] ?? ''));
  return Map.groupBy(open, ({ rule }) => rule) as Map<string, [ReportFinding, ...ReportFinding[]]>;
};
