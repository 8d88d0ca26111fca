/** One org with a bit of everything. */
import type { AuditReport } from '../../src/findings/audit-report.js';
import { remediationOf, type Fix } from '../../src/findings/fix.js';
import { aFinding, aGap, anApp, aReport } from './sample.js';

const apps = [
  anApp({
    name: 'Contract_Signing',
    label: 'Contract Signing',
    service: 'Contract signing',
    owner: 'platform@example.com',
  }),
  anApp({
    name: 'Legacy_ETL',
    kind: 'ConnectedApp',
    label: 'Legacy ETL (do not touch)',
    scopes: ['full', 'refresh_token'],
    runAs: { username: 'etl.integration.user@subsidiary.example.com.production', active: false },
  }),
  anApp({ name: 'Billing_Webhook', runAs: { state: 'missing', username: null, userId: null }, scopes: [] }),
  anApp({
    name: 'Shipping',
    kind: 'ConnectedApp',
    runAs: { state: 'notKnown', username: null, userId: null },
    scopes: null,
  }),
  anApp({
    name: 'acme__Warehouse_Synchronisation_Service',
    namespace: 'acme',
    runAs: { username: 'warehouse@example.com' },
  }),
  anApp({ name: 'Data_Lake', runAs: { state: 'unknownUser', username: 'jane.doe@example.com', userId: null } }),
];

/** A step of each kind. */
const fix: Fix = {
  steps: [
    { kind: 'decision', text: 'If the integration is not needed, switch its flow off. If it is, activate the user:' },
    {
      kind: 'command',
      command: `sf data update record --sobject User --where "Username='etl.integration.user@subsidiary.example.com.production'" --values IsActive=true --target-org prod`,
      writes: true,
    },
    {
      kind: 'setup',
      path: 'Setup > Users > etl.integration.user@subsidiary.example.com.production > Edit > Active',
      url: 'https://example.my.salesforce.com/lightning/setup/ManageUsers/page?address=%2F005000000000001AAA',
      open: "sf org open --target-org prod --path '/lightning/setup/ManageUsers/page?address=%2F005000000000001AAA'",
    },
    { kind: 'source', component: 'ConnectedApp:Legacy_ETL', element: 'oauthClientCredentialUser', value: '<username>' },
  ],
};

const loginHistory = 'LoginHistory returned 10000 of 48211 rows.';
const metadata =
  'INSUFFICIENT_ACCESS: use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions';

const unread = (source: string, reason: string, detail: string) => ({
  status: 'inconclusive' as const,
  confidence: 'low' as const,
  message: `Could not be checked: ${source} could not be read.`,
  evidence: [{ source, detail }],
  gaps: [`${source}:${reason}`],
});

export const company: AuditReport = aReport({
  apps,
  findings: [
    aFinding({
      rule: 'run-as-inactive',
      kind: 'breaks',
      severity: 'critical',
      app: 'Legacy_ETL',
      message:
        'The Run As user etl.integration.user@subsidiary.example.com.production is deactivated, so Salesforce issues no token for this app.',
      evidence: [{ source: 'User', detail: 'IsActive: false, LastLoginDate: 2026-08-02T04:00:11.000Z' }],
      fix,
      remediation: remediationOf(fix),
    }),
    aFinding({ rule: 'scope-none-usable', kind: 'breaks', severity: 'critical', app: 'Legacy_ETL' }),
    aFinding({
      rule: 'run-as-missing',
      kind: 'breaks',
      severity: 'critical',
      app: 'Billing_Webhook',
      confidence: 'medium',
    }),
    aFinding({ rule: 'scope-none-usable', kind: 'breaks', severity: 'critical', app: 'Billing_Webhook' }),
    aFinding({
      rule: 'run-as-overprivileged',
      severity: 'critical',
      app: 'acme__Warehouse_Synchronisation_Service',
      message: 'The Run As user warehouse@example.com has administrator-grade permissions: ModifyAllData, ManageUsers.',
      evidence: Array.from({ length: 9 }, (_, i) => ({
        source: 'PermissionSet',
        detail: `Permission ${i + 1} through permission set "Warehouse Admin ${i + 1}", without expiry`,
      })),
    }),
    aFinding({ rule: 'run-as-unknown', kind: 'breaks', severity: 'critical', app: 'Data_Lake' }),
    ...apps.map(({ name }) => aFinding({ rule: 'flow-discouraged', severity: 'info', app: name, evidence: [] })),
    ...apps.map(({ name }) =>
      aFinding({
        rule: 'flow-unused',
        severity: 'low',
        app: name,
        ...unread('LoginHistory', 'truncated', loginHistory),
      }),
    ),
    aFinding({
      rule: 'run-as-missing',
      kind: 'breaks',
      severity: 'critical',
      app: 'Shipping',
      ...unread('ConnectedApp', 'permission', metadata),
    }),
    aFinding({
      rule: 'app-run-as-not-preauthorized',
      kind: 'breaks',
      app: 'Contract_Signing',
      status: 'inconclusive',
      confidence: 'low',
      message:
        'The app is admin-approved, and which permission sets are attached to it is not shown for packaged apps.',
      evidence: [],
    }),
    aFinding({
      rule: 'run-as-not-api-only',
      app: 'Contract_Signing',
      status: 'waived',
      waiver: {
        reason: 'Needs the setup wizard once a quarter',
        owner: 'platform@example.com',
        expires: '2027-01-31',
        ticket: 'SEC-114',
      },
    }),
    aFinding({
      rule: 'org-password-flow-allowed',
      message: 'The username-password flow is not blocked.',
      evidence: [{ source: 'OauthOidcSettings', detail: 'blockOAuthUnPwFlow: false' }],
    }),
  ],
  gaps: [
    aGap({ source: 'ConnectedApp', detail: metadata, rules: ['run-as-missing'], grant: ['ModifyMetadata'] }),
    aGap({ source: 'LoginHistory', reason: 'truncated', detail: loginHistory, rules: ['flow-unused'] }),
    aGap({ source: 'SetupAuditTrail', detail: 'The auditing user may not see it.', grant: ['ViewSetup'] }),
  ],
});
