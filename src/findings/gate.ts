/**
 * The gate: from a report to an exit code, with the reasons in a form that the human report can put into words.
 */
import { everyAppChecked } from '../inventory/app-list.js';
import { isUnexpected } from '../inventory/gap-reasons.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { SEVERITIES, type AuditReport, type Finding, type ReportedGap, type Severity } from './audit-report.js';

/** Values of `--fail-on`. */
export const THRESHOLDS = ['critical', 'high', 'medium', 'low', 'none'] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export type GateOptions = {
  failOn: Threshold;
  failOnInconclusive: boolean;
  /** Also what metadata source leaves as the org has it. */
  failOnExisting?: boolean;
};

export type Gate = GateOptions & {
  exitCode: ExitCode;
  /** How many findings are at or above the threshold. */
  failing: number;
  /** Something is inconclusive, or apps may be missing: what `--fail-on-inconclusive` minds. */
  inconclusive: boolean;
  /** Gaps that make the report incomplete whatever the flags. */
  incomplete: ReportedGap[];
};

/** What the gate looks at in a report. */
export type Gated = {
  findings: ReadonlyArray<Pick<Finding, 'change' | 'severity' | 'status'>>;
  gaps: ReportedGap[];
  summary: Pick<AuditReport['summary'], 'connectedApps' | 'externalClientApps' | 'inconclusive'>;
};

export const atOrAbove = (severity: Severity, threshold: Threshold): boolean =>
  threshold !== 'none' && SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(threshold);

/** Whether every app of the org that uses the flow got its checks, as far as the report tells. */
export const reportsEveryApp = ({ gaps, summary }: Pick<Gated, 'gaps' | 'summary'>): boolean =>
  everyAppChecked({ counts: summary, gaps });

const anythingInconclusive = (report: Gated): boolean =>
  report.summary.inconclusive > 0 ||
  report.findings.some((finding) => finding.status === 'inconclusive') ||
  !reportsEveryApp(report);

/** Whether a failure is one that ends with exit code 30. */
export const minds = (
  { severity, change }: Pick<Finding, 'change' | 'severity'>,
  { failOn, failOnExisting = false }: GateOptions,
): boolean => atOrAbove(severity, failOn) && (failOnExisting || change !== 'existing');

export const gate = (report: Gated, options: GateOptions): Gate => {
  const failing = report.findings.filter((finding) => finding.status === 'fail' && minds(finding, options)).length;
  const incomplete = report.gaps.filter((gap) => isUnexpected(gap.reason));
  const inconclusive = anythingInconclusive(report);
  const open = incomplete.length > 0 || (options.failOnInconclusive && inconclusive);
  const exitCode = failing > 0 ? EXIT_CODES.findings : open ? EXIT_CODES.incomplete : EXIT_CODES.ok;
  return { ...options, exitCode, failing, inconclusive, incomplete };
};
