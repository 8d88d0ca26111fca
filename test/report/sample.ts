/** Reports to render, built from as little as a test wants to say. */
import { decision } from '../../src/findings/fix.js';
import type { AuditReport, Finding, ReportedApp, ReportedGap, Severity } from '../../src/findings/audit-report.js';

type FindingOptions = Partial<Finding> & Pick<Finding, 'rule'>;

export const aFinding = ({
  rule,
  remediation = `What to do about ${rule}.`,
  fix = { steps: [decision(remediation)] },
  ...rest
}: FindingOptions): Finding => ({
  rule,
  kind: 'posture',
  severity: 'medium',
  status: 'fail',
  confidence: 'high',
  app: null,
  subject: rest.app ?? 'org',
  message: `What ${rule} found.`,
  evidence: [{ source: 'User', detail: 'IsActive: false' }],
  gaps: [],
  fix,
  remediation,
  controls: [],
  fingerprint: `${rule} ${rest.app ?? ''}`,
  ...rest,
});

type GapOptions = Partial<ReportedGap> & Pick<ReportedGap, 'source'>;

/** Keyed as the engine does it, by source and reason. */
export const aGap = ({ source, reason = 'permission', ...rest }: GapOptions): ReportedGap => ({
  key: `${source}:${reason}`,
  source,
  reason,
  detail: `${source} may not be read.`,
  rules: [],
  ...rest,
});

type AppOptions = Partial<Omit<ReportedApp, 'runAs'>> & { name: string; runAs?: Partial<ReportedApp['runAs']> };

export const anApp = ({ name, runAs, ...rest }: AppOptions): ReportedApp => ({
  id: '0H4000000000001AAA',
  kind: 'ExternalClientApp',
  name,
  label: name,
  namespace: null,
  contactEmail: 'owner@example.com',
  owner: null,
  service: null,
  flow: { settings: true, policy: true, effective: true },
  scopes: ['api'],
  ipRelaxation: 'Enforce',
  permittedUsers: 'AdminApprovedPreAuthorized',
  checks: {},
  ...rest,
  runAs: {
    state: 'set',
    username: `${name.toLowerCase()}@example.com`,
    userId: '005000000000001AAA',
    active: true,
    frozen: false,
    locked: false,
    apiEnabled: true,
    apiOnly: true,
    license: 'Salesforce Integration',
    profile: 'Minimum Access - API Only Integrations',
    adminPermissions: [],
    ...runAs,
  },
});

type ReportOptions = {
  apps?: ReportedApp[];
  findings?: Finding[];
  gaps?: ReportedGap[];
  connectedApps?: number | null;
  externalClientApps?: number | null;
};

export const aReport = ({ apps = [], findings = [], gaps = [], ...counts }: ReportOptions = {}): AuditReport => {
  const failed = (severity: Severity): number =>
    findings.filter((finding) => finding.status === 'fail' && finding.severity === severity).length;
  const withStatus = (status: Finding['status']): number =>
    findings.filter((finding) => finding.status === status).length;
  return {
    formatVersion: '1.0',
    org: {
      id: '00D000000000001AAA',
      username: 'auditor@example.com',
      instanceUrl: 'https://example.my.salesforce.com',
      isSandbox: false,
      organizationType: 'Enterprise Edition',
      instanceName: 'NA99',
      namespacePrefix: null,
      apiVersion: '64.0',
    },
    collectedAt: '2026-11-20T10:00:00.000Z',
    evaluatedAt: '2026-11-20T10:00:01.000Z',
    summary: {
      connectedApps: counts.connectedApps === undefined ? 3 : counts.connectedApps,
      externalClientApps: counts.externalClientApps === undefined ? 2 : counts.externalClientApps,
      clientCredentialsApps: apps.length,
      runAsUsers: new Set(apps.map(({ runAs }) => runAs.username)).size,
      findings: {
        critical: failed('critical'),
        high: failed('high'),
        medium: failed('medium'),
        low: failed('low'),
        info: failed('info'),
      },
      inconclusive: withStatus('inconclusive'),
      waived: withStatus('waived'),
      passed: 0,
      apiCalls: 21,
    },
    apps,
    findings,
    gaps,
    frameworks: [{ framework: 'owasp-nhi', title: 'OWASP Non-Human Identities Top 10, 2025', version: '2025' }],
  };
};
