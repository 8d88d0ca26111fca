/**
 * The AuditReport: what `evaluate` returns, what `--json` prints as `result`, and what every renderer takes.
 * The field names are a contract with other programs. `null` means "not known", never "no".
 */
import type { AppKind, Clock, GapReason, OrgFacts, Source } from '../inventory/inventory.js';
import type { SourceLocation } from '../inventory/source.js';
import type { Fix } from './fix.js';

export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];
export type RuleKind = 'breaks' | 'posture';
export type CheckState = 'fail' | 'inconclusive' | 'notApplicable' | 'pass' | 'waived';
export type Confidence = 'high' | 'medium' | 'low';

/** Where a statement comes from: the source's API name and what it said. */
export type Evidence = { source: string; detail: string };

export type AppliedWaiver = { reason: string; owner: string | null; expires: string; ticket: string | null };

/** A waiver of the policy file; `app` is null for one about the org. */
export type ReportedWaiver = AppliedWaiver & { rule: string; app: string | null };

/** What the policy file says that does not fit, or no longer. */
export type ReportedPolicy = {
  file: string;
  /** Do not waive any more. */
  expiredWaivers: ReportedWaiver[];
  /** In force, and without any finding to waive. */
  unusedWaivers: ReportedWaiver[];
  /** Apps that the policy file names and the org does not have. */
  unmatchedApps: string[];
};

export type Finding = {
  rule: string;
  kind: RuleKind;
  severity: Severity;
  /** `fixed`: a failure of the org that the deploy of the metadata source mends. */
  status: 'fail' | 'fixed' | 'inconclusive' | 'waived';
  confidence: Confidence;
  /** Name of the app (`kind:name` where two kinds share the name); null for a finding about the org. */
  app: string | null;
  /** What the finding is about: the app, the Run As user, the org. Holds no record id. */
  subject: string;
  message: string;
  evidence: Evidence[];
  /** Keys of the gaps that left the check open; empty where something else decided. */
  gaps: string[];
  /** What to do about it; one that fails has at least one step. */
  fix: Fix;
  /** The steps of `fix` as plain text, a line each. */
  remediation: string;
  /** The day (`2026-12-09`, in UTC) until which the integration works: what has this is not broken yet. */
  breaksOn?: string;
  controls: string[];
  /** Stable across runs: SHA-256 over rule, app and subject. */
  fingerprint: string;
  waiver?: AppliedWaiver;
  /** In an audit of metadata source: where it is; null for what no file of the source says. */
  location?: SourceLocation | null;
  /**
   * In an audit of metadata source: whether the deploy brings it, or the org has it already. null without an org, and
   * where it is not known.
   */
  change?: Change | null;
};

export type Change = 'existing' | 'fixed' | 'new';

export type ReportedRunAs = {
  state: 'missing' | 'notKnown' | 'set' | 'unknownUser';
  username: string | null;
  userId: string | null;
  active: boolean | null;
  frozen: boolean | null;
  locked: boolean | null;
  apiEnabled: boolean | null;
  apiOnly: boolean | null;
  license: string | null;
  profile: string | null;
  /** API names of the administrator-grade permissions in force; null when not known. */
  adminPermissions: string[] | null;
};

export type ReportedApp = {
  id: string | null;
  kind: AppKind;
  name: string;
  label: string | null;
  namespace: string | null;
  contactEmail: string | null;
  owner: string | null;
  service: string | null;
  flow: { settings: boolean | null; policy: boolean | null; effective: boolean | null };
  runAs: ReportedRunAs;
  scopes: string[] | null;
  ipRelaxation: string | null;
  permittedUsers: string | null;
  checks: Record<string, CheckState>;
};

export type ReportedGap = {
  /** Unique in the report and the same in every run that meets the same gaps; findings name it. */
  key: string;
  source: Source;
  reason: GapReason;
  detail: string;
  /** Ids of the rules that rest on the source. */
  rules: string[];
  /** API names of the permissions that would close the gap, where that is known. */
  grant?: string[];
  /** Only these columns or elements of the source are missing; the rest of the record was read. */
  columns?: string[];
};

/** One control of a framework, as far as this report speaks to it. */
export type ControlCoverage = {
  /** `NHI5:2025`, `NIST CSF PR.AA-05` */
  control: string;
  title: string;
  /** The worst of its rules; inconclusive, rather than pass, while apps may be missing from the report. */
  state: CheckState;
  /** The rules that speak to it, in the order in which checks are listed, each with its worst state over all apps. */
  rules: Array<{ rule: string; state: CheckState; failed: number }>;
};

/** A framework whose controls the findings name. */
export type ReportedFramework = {
  /** Value of `--framework`, for instance `nist-csf`. */
  framework: string;
  /** With its version. */
  title: string;
  /** Of the framework, that the controls and their titles are taken from. */
  version: string;
};

export type FrameworkCoverage = ReportedFramework & { controls: ControlCoverage[] };

/** How the report compares with a former one. `findings` and `summary.findings` then hold what is new only. */
export type ReportedBaseline = {
  file: string;
  /** When the former audit was made. */
  evaluatedAt: string;
  /** How many failures are left out because the baseline has them. */
  unchanged: number;
  fixed: Array<Pick<Finding, 'app' | 'fingerprint' | 'message' | 'rule' | 'severity' | 'subject'>>;
  /** Failures of the baseline that are not reported now, and of which nobody can say that they are fixed. */
  notJudged: Array<Pick<Finding, 'app' | 'fingerprint' | 'message' | 'rule' | 'severity' | 'subject'>>;
};

/** What was judged, null throughout where that is no org. */
export type ReportedOrg = { [K in keyof OrgFacts]: OrgFacts[K] | null };

export type AuditReport = {
  formatVersion: '1.0';
  /** null throughout where only metadata source was read. */
  org: ReportedOrg;
  /** Folders of the metadata source that was read, as they were named. */
  source?: string[];
  collectedAt: string;
  evaluatedAt: string;
  /** Present unless this computer's clock agrees with the org's. */
  clock?: Clock;
  summary: {
    connectedApps: number | null;
    externalClientApps: number | null;
    clientCredentialsApps: number;
    /** null where only metadata source was read. */
    runAsUsers: number | null;
    findings: Record<Severity, number>;
    inconclusive: number;
    waived: number;
    passed: number;
    /** In an audit of metadata source: failures of the org that its deploy mends. */
    fixed?: number;
    apiCalls: number;
  };
  apps: ReportedApp[];
  findings: Finding[];
  gaps: ReportedGap[];
  /** All that any rule speaks to, whatever was found. */
  frameworks: ReportedFramework[];
  /** Present with a policy file. */
  policy?: ReportedPolicy;
  /** Present with a baseline. */
  baseline?: ReportedBaseline;
  /** Present when frameworks were asked for. */
  coverage?: FrameworkCoverage[];
};
