/** The apps of an audit as CSV, one row each: what `--include-apps` writes beside the findings. */
import { SEVERITIES } from '../../findings/audit-report.js';
import type { Report } from '../report.js';
import { countsOf, rulesInState, viewsOf, type View } from '../views.js';
import { csvLines, type Row } from './csv-rows.js';
import type { Render } from './format.js';

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

const counts = (view: View): Row => ({
  ...Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])),
  ...Object.fromEntries(countsOf(view).map(({ severity, count }) => [severity, count])),
});

function* rowsOf(report: Report): Iterable<Row> {
  for (const view of viewsOf(report)) {
    const app = view.app?.config;
    if (app === undefined) continue;
    yield {
      app: view.name,
      kind: app.kind,
      label: app.label,
      // Without a namespace it is simply not packaged.
      namespace: app.namespace ?? undefined,
      contact_email: app.contactEmail,
      owner: app.owner,
      service: app.service,
      state: view.state,
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
      ...counts(view),
      failed: rulesInState(view, 'fail'),
      inconclusive: rulesInState(view, 'inconclusive'),
      waived: rulesInState(view, 'waived'),
      passed: rulesInState(view, 'pass'),
      not_applicable: rulesInState(view, 'notApplicable'),
    };
  }
}

export const render: Render = function* (report) {
  yield* csvLines(COLUMNS, rowsOf(report));
};
