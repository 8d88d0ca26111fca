/** A verification in the shape that renderers of reports take. Pure. */
import type { AuditReport, CheckState, ReportedApp } from '../../findings/audit-report.js';
import { summarize } from '../../audit/summary.js';
import type { VerifyResult } from '../result.js';
import { PROBE_RULE, probeState } from './probe-finding.js';
import { findingsOf, settledRules, unmetBeyondFindings } from './settled-findings.js';

/** The checks of the audit, as far as neither the probe nor the requirements know better. */
const checksOf = (result: VerifyResult, { checks }: ReportedApp): Record<string, CheckState> => ({
  ...(result.probe === null ? {} : { [PROBE_RULE]: probeState(result.probe) }),
  ...checks,
  ...Object.fromEntries([...settledRules(result)].map((rule) => [rule, 'pass' as const])),
  ...Object.fromEntries(unmetBeyondFindings(result).map(({ rule }) => [rule, 'fail' as const])),
});

/**
 * Its findings are those of the result; but what the probe proved is none any more, and a probe that did not get
 * through and a flow that is off are findings, too, so that no report of an app that is not ready is without a failure.
 */
export const verifyView = (result: VerifyResult): AuditReport => {
  const settled = settledRules(result);
  const apps = result.apps.map((app) => ({ ...app, checks: checksOf(result, app) }));
  const findings = findingsOf(result);
  const { apiCalls, ...counts } = result.summary;
  return {
    formatVersion: result.formatVersion,
    org: result.org,
    collectedAt: result.collectedAt,
    evaluatedAt: result.evaluatedAt,
    apps,
    findings,
    frameworks: result.frameworks,
    summary: summarize({ apiCalls, counts }, apps, findings),
    gaps: result.gaps.map((gap) => ({ ...gap, rules: gap.rules.filter((rule) => !settled.has(rule)) })),
    ...(result.policy === undefined ? {} : { policy: result.policy }),
  };
};
