/** The findings of a report by app, with the state that they amount to: the view that every format shares. */
import { SEVERITIES, type CheckState, type Severity } from '../findings/audit-report.js';
import { atOrAbove } from '../findings/gate.js';
import { bySeverity } from '../findings/severity.js';
import { byNumbers } from '../text/order.js';
import { APP_STATES, type AppState, type Report, type ReportApp, type ReportFinding } from './report.js';

/** What the report says about one app, or about the org itself. */
export type View = {
  /** Null: the org itself. */
  name: string | null;
  /** Null for the org, and for an app that findings name and the report does not list. */
  app: ReportApp | null;
  state: AppState;
  /** All of them, in the order of the report. */
  findings: ReportFinding[];
  /** Failed checks, the worst first: by severity, and what breaks before what is risky. */
  failed: ReportFinding[];
  inconclusive: ReportFinding[];
};

const ofKind = ({ kind }: ReportFinding): number => Number(kind === 'posture');

/** By severity, and within one severity what breaks before what is risky. */
const byWeight = (a: ReportFinding, b: ReportFinding): number => bySeverity(a, b) || ofKind(a) - ofKind(b);

const stateOf = (failed: readonly ReportFinding[], open: boolean): AppState => {
  const breaking = failed.filter(({ impact }) => impact === 'breaks');
  if (breaking.length > 0) return breaking.some(({ breaksOn }) => breaksOn === undefined) ? 'breaks' : 'willBreak';
  if (failed.some(({ impact, severity }) => impact === 'risk' && atOrAbove(severity, 'medium'))) return 'risk';
  return open ? 'unclear' : 'ok';
};

const viewOf = (name: string | null, app: ReportApp | null, findings: ReportFinding[]): View => {
  const failed = findings.filter(({ status }) => status === 'fail').sort(byWeight);
  const inconclusive = findings.filter(({ status }) => status === 'inconclusive');
  return { name, app, state: stateOf(failed, inconclusive.length > 0), findings, failed, inconclusive };
};

/**
 * Apps in the order of the report, then apps that only findings name, then the org where there are findings about it.
 */
export const viewsOf = ({ apps, findings }: Pick<Report, 'apps' | 'findings'>): View[] => {
  const byApp = Map.groupBy(findings, ({ app }) => app);
  const listed = new Set<string | null>(apps.map(({ name }) => name));
  const unlisted = [...byApp.keys()].filter((name) => name !== null && !listed.has(name));
  return [
    ...apps.map((app) => viewOf(app.name, app, byApp.get(app.name) ?? [])),
    ...[...unlisted, ...(byApp.has(null) ? [null] : [])].map((name) => viewOf(name, null, byApp.get(name) ?? [])),
  ];
};

/** More findings of the worst severity in which two differ come first. */
const byCounts = (a: View, b: View): number => {
  for (const severity of SEVERITIES) {
    const [ofA, ofB] = [a, b].map(({ failed }) => failed.filter((finding) => finding.severity === severity).length);
    if (ofA !== ofB) return (ofB ?? 0) - (ofA ?? 0);
  }
  return 0;
};

/** By the worst finding; where there is none, what is not known before what is fine. */
const worstFirst = (a: View, b: View): number => {
  const [worstA, worstB] = [a.failed[0], b.failed[0]];
  return (
    Number(worstA === undefined) - Number(worstB === undefined) ||
    (worstA && worstB ? byWeight(worstA, worstB) : 0) ||
    APP_STATES.indexOf(a.state) - APP_STATES.indexOf(b.state) ||
    byCounts(a, b) ||
    byNumbers(a.name ?? '', b.name ?? '')
  );
};

/** The worst first, else by name; the org comes last. */
export const sortedByWeight = (views: readonly View[]): View[] => [
  ...views.filter(({ name }) => name !== null).sort(worstFirst),
  ...views.filter(({ name }) => name === null),
];

/** Whether something was found that somebody should act on. */
export const weighs = ({ state }: View): boolean => state !== 'unclear' && state !== 'ok';

/** The worst severity of what failed; null where nothing did. */
export const worstOf = ({ failed }: View): Severity | null => failed[0]?.severity ?? null;

/** How many failed checks have each severity, without those that none has. */
export const countsOf = ({ failed }: View): Array<{ severity: Severity; count: number }> =>
  SEVERITIES.map((severity) => ({
    severity,
    count: failed.filter((finding) => finding.severity === severity).length,
  })).filter(({ count }) => count > 0);

/** Ids of the rules whose check of the app is in this state, in the order in which checks are listed. */
export const rulesInState = ({ app }: View, state: CheckState): string[] =>
  Object.entries(app?.checks ?? {})
    .filter(([, found]) => found === state)
    .map(([rule]) => rule);
