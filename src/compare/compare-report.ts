/**
 * The CompareReport: what `compareInventories` returns and what `sf nhi compare --json` prints as `result`. The field
 * names are a contract with other programs. `null` means "not known", never "no".
 */
import type { AppKind, Clock, OrgFacts } from '../inventory/inventory.js';
import type {
  CheckState,
  Evidence,
  Finding,
  ReportedFramework,
  ReportedGap,
  ReportedPolicy,
  Severity,
} from '../findings/audit-report.js';

export const SIDES = ['source', 'target'] as const;
export type SideName = (typeof SIDES)[number];

/** What a difference means for the target: it would not work there, is riskier there, or is only different. */
export const EFFECTS = ['breaks', 'riskier', 'different'] as const;
export type Effect = (typeof EFFECTS)[number];

export type CompareEvidence = Evidence & { side: SideName };

/** `app` is the app's name on the source; `remediation` speaks of the target. */
export type CompareFinding = Omit<Finding, 'evidence'> & {
  effect: Effect;
  evidence: CompareEvidence[];
};

/** A grant that gives something on one side, and what became of the same grant on the other. */
export type DifferingGrant = {
  through: 'permissionSet' | 'permissionSetGroup' | 'profile';
  name: string;
  label: string;
  /** `lacks`: the user has it there, and it does not give this. */
  otherSide: 'lacks' | 'notAssigned' | 'notInForce';
};

/** Something that the Run As user of one side may do and that of the other may not. */
export type AccessDifference = {
  kind: 'apexClass' | 'field' | 'object' | 'permission';
  /** `ViewAllData`, `Contract`, `Contract.Status`, `ns.ClassName` */
  name: string;
  /** Of an object or a field; empty for what is had or not had as a whole. */
  rights: string[];
  grants: DifferingGrant[];
};

export type ComparedApp = {
  kind: AppKind;
  /** As findings name it. */
  name: string;
  /** What the app is called on either side; null where the side has no such app. */
  source: { kind: AppKind; name: string; label: string | null; runAs: string | null };
  target: { kind: AppKind; name: string; label: string | null; runAs: string | null } | null;
  checks: Record<string, CheckState>;
  /** Everything that differs in the access of the Run As users; null where it could not be compared at all. */
  access: { missing: AccessDifference[]; extra: AccessDifference[] } | null;
};

export type ComparedOrg = {
  org: OrgFacts;
  collectedAt: string;
  /** Present unless the clock of the computer that read it agrees with the org's. */
  clock?: Clock;
  apiCalls: number;
  snapshotFile: string | null;
};

export type ComparedGap = ReportedGap & { side: SideName };

export type CompareReport = {
  formatVersion: '1.0';
  source: ComparedOrg;
  target: ComparedOrg;
  /** Both sides are one and the same org; null when an org's id is not known. */
  sameOrg: boolean | null;
  summary: {
    comparedApps: number;
    /** Of failed comparisons. */
    effects: Record<Effect, number>;
    findings: Record<Severity, number>;
    inconclusive: number;
    waived: number;
    passed: number;
    apiCalls: number;
    /** Every app of both orgs could be listed. */
    appListsComplete: boolean;
  };
  apps: ComparedApp[];
  /** Apps with the flow that the source does not have; not a finding. */
  onlyOnTarget: Array<{ kind: AppKind; name: string; label: string | null }>;
  findings: CompareFinding[];
  gaps: ComparedGap[];
  /** All that any rule of the comparison speaks to. */
  frameworks: ReportedFramework[];
  /** Present with a policy file: waivers of rules of the comparison, as they hold for the target. */
  policy?: Omit<ReportedPolicy, 'unmatchedApps'>;
};
