/** What is new since a former result of `sf nhi audit`. Pure. */
import { sameId } from '../inventory/ids.js';
import type { AuditReport, CheckState, Finding, ReportedBaseline } from './audit-report.js';
import { failuresBySeverity, rankOf } from './severity.js';
import { worstState } from './worst-state.js';
import { bundle } from '../text/messages.js';

const messages = bundle('baseline');

type FormerFinding = Pick<Finding, 'app' | 'fingerprint' | 'message' | 'rule' | 'severity' | 'status' | 'subject'>;

export type Baseline = { file: string; orgId: string | null; evaluatedAt: string; findings: FormerFinding[] };

/** What became of a rule for an app (null: the org). */
type StateOf = (app: string | null, rule: string) => CheckState | 'gone' | 'notAudited';

const stateOf =
  (report: AuditReport, { everyApp, listComplete }: Audited): StateOf =>
  (app, rule) => {
    if (app === null) {
      const found = report.findings.filter((one) => one.app === null && one.rule === rule);
      const states = found.map(({ status }) => status).filter((status) => status !== 'fixed');
      if (found.length > 0) return states[0] ?? 'pass';
      return everyApp && report.apps.length > 0 ? 'pass' : 'notAudited';
    }
    const states = report.apps
      .filter(({ name, kind }) => [name, `${kind}:${name}`].includes(app))
      .flatMap(({ checks }) => checks[rule] ?? []);
    if (states.length === 0) return everyApp && listComplete ? 'gone' : 'notAudited';
    // A name that two kinds share means both; the worse one counts.
    return worstState(states) ?? 'notAudited';
  };

export type Audited = {
  /** Not only apps that were asked for by name. */
  everyApp: boolean;
  /** Every app of the org was looked at. */
  listComplete: boolean;
};

const brief = ({
  rule,
  app,
  subject,
  severity,
  message,
  fingerprint,
}: FormerFinding): ReportedBaseline['fixed'][number] => ({
  rule,
  app,
  subject,
  severity,
  message,
  fingerprint,
});

/**
 * The report with those failures only that the baseline does not have, or has with less severity. What is inconclusive
 * or waived stays, and the checks of the apps stay what they are. A failure of the baseline is fixed when its check
 * passes now, fails about another subject only, or when its app is gone; what cannot be told is not judged.
 */
export const sinceBaseline = (report: AuditReport, baseline: Baseline, audited: Audited): AuditReport => {
  const failedBefore = baseline.findings.filter(({ status }) => status === 'fail');
  const before = new Map(failedBefore.map((finding) => [finding.fingerprint, finding]));
  const isKnown = ({ status, severity, fingerprint }: Finding): boolean => {
    const former = before.get(fingerprint);
    return status === 'fail' && former !== undefined && rankOf(severity) >= rankOf(former.severity);
  };
  const findings = report.findings.filter((finding) => !isKnown(finding));
  const now = new Set(report.findings.map(({ fingerprint }) => fingerprint));
  const stateNow = stateOf(report, audited);
  const over = failedBefore.filter(({ fingerprint }) => !now.has(fingerprint));
  const isFixed = ({ app, rule }: FormerFinding): boolean => ['fail', 'gone', 'pass'].includes(stateNow(app, rule));
  const stillThere = failedBefore.filter(({ fingerprint }) => now.has(fingerprint));
  const open = stillThere.filter(({ fingerprint }) =>
    report.findings.some((one) => one.fingerprint === fingerprint && one.status !== 'fail'),
  );
  return {
    ...report,
    summary: { ...report.summary, findings: failuresBySeverity(findings) },
    findings,
    baseline: {
      file: baseline.file,
      evaluatedAt: baseline.evaluatedAt,
      unchanged: report.findings.length - findings.length,
      fixed: over.filter(isFixed).map(brief),
      notJudged: [...over.filter((finding) => !isFixed(finding)), ...open].map(brief),
    },
  };
};

/** Null unless the baseline surely is of another org. */
export const otherOrgNote = (report: AuditReport, { file, orgId }: Baseline): string | null =>
  orgId !== null && report.org.id !== null && !sameId(orgId, report.org.id)
    ? messages.getMessage('otherOrg', [file, orgId])
    : null;
