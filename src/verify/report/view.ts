/** A verification as a report. Pure. */
import type { CheckState, ReportedApp, ReportedGap } from '../../findings/audit-report.js';
import type { Gate } from '../../findings/gate.js';
import { isUnexpected } from '../../inventory/gap-reasons.js';
import { EXIT_CODES, type ExitCode } from '../../findings/exit-codes.js';
import { summarize } from '../../audit/summary.js';
import { header } from '../../report/header.js';
import { auditWording, namedApps, withImpact } from '../../report/of-audit.js';
import type { Lead, Report } from '../../report/report.js';
import { bundle } from '../../text/messages.js';
import type { VerifyResult } from '../result.js';
import { PROBE_RULE, probeFinding, probeState } from './probe-finding.js';
import { probeSection } from './probe-section.js';
import { requirementsSection } from './requirements-section.js';
import { findingsOf, settledRules, unmetBeyondFindings } from './settled-findings.js';
import { exitSentence, verdictSentence } from './verdict.js';

const messages = bundle('report.verify');

/** The checks of the audit, as far as neither the probe nor the requirements know better. */
const checksOf = (result: VerifyResult, { checks }: ReportedApp): Record<string, CheckState> => ({
  ...(result.probe === null ? {} : { [PROBE_RULE]: probeState(result.probe) }),
  ...checks,
  ...Object.fromEntries([...settledRules(result)].map((rule) => [rule, 'pass' as const])),
  ...Object.fromEntries(unmetBeyondFindings(result).map(({ rule }) => [rule, 'fail' as const])),
});

const outcomeOf = (exitCode: ExitCode, ready: boolean | null): string => {
  if (exitCode === EXIT_CODES.findings) return 'notReady';
  if (exitCode === EXIT_CODES.incomplete) return 'incomplete';
  return ready === null ? 'notKnown' : 'ready';
};

const leadOf = (result: VerifyResult, exitCode: ExitCode): Lead => ({
  kind: messages.getMessage('kind'),
  subject: result.app,
  title: `${messages.getMessage('kind')}: ${result.app}`,
  outcome: messages.getMessage(`outcome.${outcomeOf(exitCode, result.ready)}`),
  verdict: verdictSentence(result),
  brief: verdictSentence(result),
  exit: exitSentence(exitCode, result),
  origin: header(result),
});

/** Gaps that left some check open, or that should not have happened. */
const openGaps = ({ gaps }: VerifyResult, settled: ReadonlySet<string>): ReportedGap[] =>
  gaps
    .map((gap) => ({ ...gap, rules: gap.rules.filter((rule) => !settled.has(rule)) }))
    .filter(({ rules, reason }) => rules.length > 0 || isUnexpected(reason));

/**
 * Its findings are those of the result; but what the probe proved is none any more, and a probe that did not get
 * through and a flow that is off are findings, too, so that no report of an app that is not ready is without a failure.
 */
export const reportOfVerification = (result: VerifyResult, { gate }: { gate: Gate }): Report => {
  const settled = settledRules(result);
  const apps = result.apps.map((app) => ({ ...app, checks: checksOf(result, app) }));
  const findings = findingsOf(result).map(withImpact);
  const { apiCalls, ...counts } = result.summary;
  return {
    lead: leadOf(result, gate.exitCode),
    wording: auditWording(),
    lists: 'requirements',
    org: result.org,
    collectedAt: result.collectedAt,
    evaluatedAt: result.evaluatedAt,
    frameworks: result.frameworks,
    summary: summarize({ apiCalls, counts }, apps, findings),
    apps: namedApps(apps, findings),
    findings,
    gaps: openGaps(result, settled),
    sections: [
      requirementsSection(result, findings),
      ...(result.probe === null ? [] : [probeSection(result.probe, probeFinding(result)[0]?.fingerprint)]),
    ],
    ...(result.policy === undefined ? {} : { policy: result.policy }),
    result,
  };
};
