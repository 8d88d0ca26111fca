/** The findings of a report by app, in the order of the report. */
import type { AuditReport, CheckState, Finding } from '../../findings/audit-report.js';
import { appViews, orgView, type AppView } from './human/app-view.js';

export type AppGroup = {
  /** Null: the org itself. */
  name: string | null;
  view: AppView;
  /** Failed, inconclusive and waived. */
  findings: Finding[];
};

/**
 * Apps in the order of the report, then apps that only findings name, then the org where there are findings about it.
 */
export const appGroups = (report: AuditReport): AppGroup[] => {
  const findings = Map.groupBy(report.findings, ({ app }) => app);
  const position = new Map(report.apps.map((app, i) => [app, i]));
  const placeOf = ({ app }: AppView): number => (app === null ? report.apps.length : (position.get(app) ?? 0));
  const apps = appViews(report)
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((view) => ({ name: view.name, view, findings: findings.get(view.name) ?? [] }));
  const ofOrg = findings.get(null) ?? [];
  return ofOrg.length === 0 ? apps : [...apps, { name: null, view: orgView(report), findings: ofOrg }];
};

/** Ids of the rules whose check of the group's app is in this state, in the order in which checks are listed. */
export const rulesInState = ({ view }: AppGroup, state: CheckState): string[] =>
  Object.entries(view.app?.checks ?? {})
    .filter(([, found]) => found === state)
    .map(([rule]) => rule);
