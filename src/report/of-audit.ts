/** An audit as a report. Pure. */
import type { AuditReport, Finding, ReportedApp } from '../findings/audit-report.js';
import type { Gate } from '../findings/gate.js';
import { header } from './header.js';
import type { Impact, Lead, Report, ReportApp, ReportFinding, Wording } from './report.js';
import { brief, exitSentence, verdict, type Unchecked } from './verdict.js';
import { sortedByWeight, viewsOf } from './views.js';
import { label, words } from './words.js';

const impactOf = ({ kind }: Finding): Impact => (kind === 'breaks' ? 'breaks' : 'risk');

export const withImpact = (finding: Finding): ReportFinding => ({ ...finding, impact: impactOf(finding) });

/** Names as findings give them, which depends on the other apps of the org, of which a report may have only some. */
export const namedApps = (apps: readonly ReportedApp[], findings: readonly Finding[]): ReportApp[] => {
  const kinds = Map.groupBy(apps, ({ name }) => name);
  const named = new Set(findings.map(({ app }) => app));
  return apps.map((app): ReportApp => {
    const { kind, label: title, runAs, checks } = app;
    const qualified = `${kind}:${app.name}`;
    const name = named.has(qualified) || (kinds.get(app.name)?.length ?? 0) > 1 ? qualified : app.name;
    return { name, kind, label: title, runAs, checks, config: app };
  });
};

/** What breaks is broken, what is risky is at risk: an audit speaks of the org as it is. */
export const auditWording = (): Wording => ({
  impacts: { breaks: words('section.breaks'), risk: words('section.posture'), different: words('section.posture') },
  states: {
    breaks: words('state.breaks'),
    willBreak: words('state.willBreak'),
    risk: words('state.risk'),
    unclear: words('state.unclear'),
    ok: words('state.ok'),
  },
});

/** The address of the org, or the folders of the source that was judged without one. */
const nameOfJudged = ({ org, source = [] }: AuditReport): string => org.instanceUrl ?? source.join(', ');

const leadOf = (audit: AuditReport, report: Pick<Report, 'apps' | 'findings'>, options: AuditOptions): Lead => {
  const views = sortedByWeight(viewsOf(report));
  return {
    kind: label('page.eyebrow'),
    subject: nameOfJudged(audit).replace(/^https?:\/\//, ''),
    title: `${label('page.title')} ${nameOfJudged(audit)}`,
    outcome: label(`title.${options.gate.exitCode}`),
    verdict: verdict(audit, views, options.selection),
    brief: brief(audit, views, options.selection),
    exit: exitSentence(options.gate),
    origin: header(audit),
  };
};

export type AuditOptions = {
  gate: Gate;
  /** Given when only some apps were asked for: those of them that get no checks. */
  selection?: Unchecked;
};

export const reportOfAudit = (audit: AuditReport, options: AuditOptions): Report => {
  const { org, collectedAt, evaluatedAt, summary, gaps, frameworks, policy, baseline, coverage } = audit;
  const apps = namedApps(audit.apps, audit.findings);
  const findings = audit.findings.map(withImpact);
  return {
    lead: leadOf(audit, { apps, findings }, options),
    wording: auditWording(),
    lists: 'apps',
    org,
    collectedAt,
    evaluatedAt,
    summary,
    apps,
    findings,
    gaps,
    sections: [],
    frameworks,
    ...(policy === undefined ? {} : { policy }),
    ...(baseline === undefined ? {} : { baseline }),
    ...(coverage === undefined ? {} : { coverage }),
    result: audit,
  };
};
