/** The apps of a report as CSV, one row each: what `--include-apps` writes beside the findings. */
import { SEVERITIES, type AuditReport } from '../../findings/audit-report.js';
import { failedOf } from './human/app-view.js';
import { csvLines, type Row } from './csv-rows.js';
import type { Render } from './format.js';
import { appGroups, rulesInState, type AppGroup } from './groups.js';

const COLUMNS = [
  'app',
  'kind',
  'label',
  'namespace',
  'contact_email',
  'owner',
  'service',
  'state',
  'flow_settings',
  'flow_policy',
  'flow_effective',
  'run_as_state',
  'run_as',
  'run_as_active',
  'run_as_frozen',
  'run_as_locked',
  'run_as_api_enabled',
  'run_as_api_only',
  'run_as_license',
  'run_as_profile',
  'admin_permissions',
  'scopes',
  'ip_relaxation',
  'permitted_users',
  ...SEVERITIES,
  'failed',
  'inconclusive',
  'waived',
  'passed',
  'not_applicable',
] as const;

const counts = ({ view }: AppGroup): Row =>
  Object.fromEntries(
    SEVERITIES.map((severity) => [severity, failedOf(view).filter((found) => found.severity === severity).length]),
  );

function* rowsOf(report: AuditReport): Iterable<Row> {
  for (const group of appGroups(report)) {
    const { app, state } = group.view;
    if (app === null) continue;
    yield {
      app: group.name,
      kind: app.kind,
      label: app.label,
      // Without a namespace it is simply not packaged.
      namespace: app.namespace ?? undefined,
      contact_email: app.contactEmail,
      owner: app.owner,
      service: app.service,
      state,
      flow_settings: app.flow.settings,
      flow_policy: app.flow.policy,
      flow_effective: app.flow.effective,
      run_as_state: app.runAs.state,
      run_as: app.runAs.state === 'missing' ? undefined : app.runAs.username,
      run_as_active: app.runAs.active,
      run_as_frozen: app.runAs.frozen,
      run_as_locked: app.runAs.locked,
      run_as_api_enabled: app.runAs.apiEnabled,
      run_as_api_only: app.runAs.apiOnly,
      run_as_license: app.runAs.license,
      run_as_profile: app.runAs.profile,
      admin_permissions: app.runAs.adminPermissions,
      scopes: app.scopes,
      ip_relaxation: app.ipRelaxation,
      permitted_users: app.permittedUsers,
      ...counts(group),
      failed: rulesInState(group, 'fail'),
      inconclusive: rulesInState(group, 'inconclusive'),
      waived: rulesInState(group, 'waived'),
      passed: rulesInState(group, 'pass'),
      not_applicable: rulesInState(group, 'notApplicable'),
    };
  }
}

export const render: Render = function* (report) {
  yield* csvLines(COLUMNS, rowsOf(report));
};
