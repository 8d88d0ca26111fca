import { SEVERITIES, type Finding, type Severity } from './audit-report.js';
import { tally } from './tally.js';

/** 0 for the worst. */
export const rankOf = (severity: Severity): number => SEVERITIES.indexOf(severity);

/** The worst first. */
export const bySeverity = (a: { severity: Severity }, b: { severity: Severity }): number =>
  rankOf(a.severity) - rankOf(b.severity);

/** How many failures there are of each severity. */
export const failuresBySeverity = (
  findings: ReadonlyArray<Pick<Finding, 'severity' | 'status'>>,
): Record<Severity, number> =>
  tally(
    SEVERITIES,
    findings.filter(({ status }) => status === 'fail').map(({ severity }) => severity),
  );
