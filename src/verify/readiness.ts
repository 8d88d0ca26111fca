/** Whether an app is ready to be registered, by the rules of the audit. Pure. */
import type { AuditReport, Finding } from '../report/audit-report.js';

export type ReadinessCheck = Pick<Finding, 'message' | 'remediation' | 'rule'>;

export type Readiness = {
  ready: boolean;
  /** What keeps the integration from working. */
  problems: ReadinessCheck[];
  /** What may keep it from working, or could not be checked. */
  doubts: ReadinessCheck[];
};

/** These speak of the past or of a time to come, and say nothing against a token request now. */
const NOT_NOW = new Set(['run-as-grant-expiring', 'run-as-login-failing']);

const checkOf = ({ rule, message, remediation }: Finding): ReadinessCheck => ({ rule, message, remediation });

/** @param report an audit of that app alone */
export const readinessOf = ({ apps, findings }: AuditReport): Readiness => {
  const relevant = findings.filter(({ kind, rule, status }) => kind === 'breaks' && !NOT_NOW.has(rule) && status !== 'waived');
  const certain = (finding: Finding): boolean => finding.status === 'fail' && finding.confidence === 'high';
  const problems = relevant.filter(certain).map(checkOf);
  return {
    // An app without checks has neither half of the flow on.
    ready: apps.length > 0 && problems.length === 0,
    problems,
    doubts: relevant.filter((finding) => !certain(finding)).map(checkOf),
  };
};
