/** The findings of a report by app, with the state that they amount to. */
import {
  SEVERITIES,
  type AuditReport,
  type Finding,
  type ReportedApp,
  type Severity,
} from '../../../findings/audit-report.js';
import { atOrAbove } from '../../../findings/gate.js';

/** `unclear`: nothing of weight was found, but not everything could be checked. */
export const APP_STATES = ['breaks', 'risk', 'unclear', 'ok'] as const;
export type AppState = (typeof APP_STATES)[number];

/** What the report says about one app. */
export type AppView = {
  /** As findings name it: `kind:name` where two kinds share the name. */
  name: string;
  /** Null when findings name an app that the report does not list. */
  app: ReportedApp | null;
  state: AppState;
  /** Failed checks, worst first. */
  breaks: Finding[];
  posture: Finding[];
  inconclusive: Finding[];
};

const rank = ({ severity }: { severity: Severity }): number => SEVERITIES.indexOf(severity);
const bySeverity = (a: Finding, b: Finding): number => rank(a) - rank(b);

const stateOf = (breaks: Finding[], posture: Finding[], inconclusive: Finding[]): AppState => {
  if (breaks.length > 0) return 'breaks';
  if (posture.some(({ severity }) => atOrAbove(severity, 'medium'))) return 'risk';
  return inconclusive.length > 0 ? 'unclear' : 'ok';
};

const viewOf = (name: string, app: ReportedApp | null, findings: Finding[]): AppView => {
  const failed = findings.filter(({ status }) => status === 'fail').sort(bySeverity);
  const breaks = failed.filter(({ kind }) => kind === 'breaks');
  const posture = failed.filter(({ kind }) => kind === 'posture');
  const inconclusive = findings.filter(({ status }) => status === 'inconclusive');
  return { name, app, breaks, posture, inconclusive, state: stateOf(breaks, posture, inconclusive) };
};

export const failedOf = (view: AppView): Finding[] => [...view.breaks, ...view.posture];

const worstFirst = (a: AppView, b: AppView): number => {
  const byState = APP_STATES.indexOf(a.state) - APP_STATES.indexOf(b.state);
  if (byState !== 0) return byState;
  const [worstA, worstB] = [failedOf(a)[0], failedOf(b)[0]];
  const byWorst = (worstA ? rank(worstA) : SEVERITIES.length) - (worstB ? rank(worstB) : SEVERITIES.length);
  return byWorst !== 0 ? byWorst : failedOf(b).length - failedOf(a).length;
};

/** Every app of the report, and every app that a finding names: worst first, else in the order of the report. */
export const appViews = (report: AuditReport): AppView[] => {
  const findings = Map.groupBy(report.findings, ({ app }) => app);
  const kinds = new Map<string, number>();
  for (const { name } of report.apps) kinds.set(name, (kinds.get(name) ?? 0) + 1);
  const listed = report.apps.map((app) => {
    const qualified = `${app.kind}:${app.name}`;
    const name = findings.has(qualified) || (kinds.get(app.name) ?? 0) > 1 ? qualified : app.name;
    return viewOf(name, app, findings.get(name) ?? []);
  });
  const names = new Set<string | null>([null, ...listed.map(({ name }) => name)]);
  const unlisted = [...findings.keys()].filter((name) => name !== null && !names.has(name));
  return [...listed, ...unlisted.map((name) => viewOf(name ?? '', null, findings.get(name) ?? []))].sort(worstFirst);
};

/** Findings about the org itself, as a view of their own. */
export const orgView = (report: AuditReport): AppView =>
  viewOf(
    '',
    null,
    report.findings.filter(({ app }) => app === null),
  );
