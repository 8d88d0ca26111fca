/** A comparison in the shape that renderers of reports take: the target is the org, and each pair is an app. Pure. */
import type { AuditReport, Finding, ReportedApp } from '../../findings/audit-report.js';
import type { ComparedApp, CompareFinding, CompareReport, SideName } from '../compare-report.js';
import { compareText } from '../texts.js';
import { bundle } from '../../text/messages.js';

const messages = bundle('report.compare');

const onSide = (side: SideName, said: string): string =>
  messages.getMessage('onSide', [compareText(`side.${side}`), said]);

const findingOf = (finding: CompareFinding): Finding => ({
  ...finding,
  evidence: finding.evidence.map(({ side, source, detail }) => ({ source: onSide(side, source), detail })),
});

/** Where the target has no such app, nothing runs as anybody there. */
const runAsOf = ({ target }: ComparedApp): ReportedApp['runAs'] => ({
  state: target === null ? 'missing' : target.runAs === null ? 'notKnown' : 'set',
  username: target?.runAs ?? null,
  userId: null,
  active: null,
  frozen: null,
  locked: null,
  apiEnabled: null,
  apiOnly: null,
  license: null,
  profile: null,
  adminPermissions: null,
});

const appOf = (app: ComparedApp): ReportedApp => ({
  id: null,
  kind: app.kind,
  name: app.source.name,
  label: app.source.label,
  namespace: null,
  contactEmail: null,
  owner: null,
  service: null,
  flow: { settings: null, policy: null, effective: null },
  runAs: runAsOf(app),
  scopes: null,
  ipRelaxation: null,
  permittedUsers: null,
  checks: app.checks,
});

/** What is not part of a comparison is null in it, that is: not known. */
export const compareView = (report: CompareReport): AuditReport => {
  const { source, target, summary, apps, gaps, policy } = report;
  const findings = report.findings.map(findingOf);
  return {
    formatVersion: '1.0',
    org: target.org,
    collectedAt: target.collectedAt,
    // Each side is judged as of when it was read.
    evaluatedAt: source.collectedAt > target.collectedAt ? source.collectedAt : target.collectedAt,
    summary: {
      connectedApps: null,
      externalClientApps: null,
      clientCredentialsApps: summary.comparedApps,
      runAsUsers: new Set(apps.flatMap((app) => app.target?.runAs ?? [])).size,
      findings: summary.findings,
      inconclusive: summary.inconclusive,
      waived: summary.waived,
      passed: summary.passed,
      apiCalls: summary.apiCalls,
    },
    apps: apps.map(appOf),
    frameworks: report.frameworks,
    findings,
    gaps: gaps.map(({ side, detail, ...gap }) => ({ ...gap, detail: onSide(side, detail) })),
    // Which apps a policy file declares for other orgs is not looked at.
    ...(policy === undefined ? {} : { policy: { ...policy, unmatchedApps: [] } }),
  };
};
