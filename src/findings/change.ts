/** What a deploy changes: the findings of an org as it is beside those of the org as it would be. Pure. */
import type { AuditReport, Change, Finding } from './audit-report.js';
import { rankOf } from './severity.js';

const accepted = ({ status }: Finding): boolean => status === 'fail' || status === 'waived';

const changeOf = (finding: Finding, former: Finding | undefined): Change | null => {
  if (!accepted(finding)) return null;
  return former !== undefined && rankOf(finding.severity) >= rankOf(former.severity) ? 'existing' : 'new';
};

/** What was there before, and is judged now to be so no more: not what nobody can tell. */
const fixedBy = (before: AuditReport, after: AuditReport): Finding[] => {
  const now = new Set(after.findings.map(({ fingerprint }) => fingerprint));
  const open = new Set(
    after.findings.filter(({ status }) => status === 'inconclusive').map(({ rule, app }) => `${rule}\n${app ?? ''}`),
  );
  // Without an app that gets checks, nothing is said about the org itself.
  const judgesOrg = after.apps.length > 0;
  return before.findings.filter(
    ({ status, fingerprint, rule, app }) =>
      status === 'fail' && (app !== null || judgesOrg) && !now.has(fingerprint) && !open.has(`${rule}\n${app ?? ''}`),
  );
};

/** Findings in the order of their apps, what is fixed after what is not. */
const inOrder = (after: AuditReport, fixed: readonly Finding[]): Finding[] => {
  const byApp = Map.groupBy(fixed, ({ app }) => app);
  const findings: Finding[] = [];
  for (const [app, ofApp] of Map.groupBy(after.findings, (finding) => finding.app)) {
    findings.push(...ofApp, ...(byApp.get(app) ?? []));
    byApp.delete(app);
  }
  return [...findings, ...[...byApp.values()].flat()];
};

/** @param before of the org, which rules about source say nothing of; with the places of its findings in the source */
export const withChanges = (before: AuditReport, after: AuditReport): AuditReport => {
  const former = new Map(before.findings.filter(accepted).map((finding) => [finding.fingerprint, finding]));
  const judged = after.findings.map((finding) => ({
    ...finding,
    change: changeOf(finding, former.get(finding.fingerprint)),
  }));
  const fixed = fixedBy(before, after).map((finding): Finding => ({ ...finding, status: 'fixed', change: 'fixed' }));
  return {
    ...after,
    summary: { ...after.summary, fixed: fixed.length },
    findings: inOrder({ ...after, findings: judged }, fixed),
  };
};
