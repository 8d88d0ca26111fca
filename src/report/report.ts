/**
 * What a report says, in the one shape that every format takes. An audit, a comparison and a verification each map to
 * it; whatever differs among them is data here, so that no format asks which command made it.
 */
import type { AppKind } from '../inventory/inventory.js';
import { remediationOf } from '../findings/fix.js';
import { safeData } from '../text/safe-text.js';
import type {
  AuditReport,
  CheckState,
  Finding,
  FrameworkCoverage,
  ReportedApp,
  ReportedBaseline,
  ReportedFramework,
  ReportedGap,
  ReportedOrg,
  ReportedPolicy,
  ReportedRunAs,
} from '../findings/audit-report.js';

/** What a report opens with, as plain sentences; they may quote an org. */
export type Lead = {
  /** What kind of report it is. */
  kind: string;
  /** What it is about, in a few words. */
  subject: string;
  /** Title of a page, and of a file in a list. */
  title: string;
  /** How it ended, in a few words. */
  outcome: string;
  /** What was found, in a few sentences. */
  verdict: string;
  /** The same in figures, without names. */
  brief: string;
  /** The exit code and why it is what it is. */
  exit: string;
  /** Which org was read, when, and what it cost; a sentence each of several orgs. */
  origin: readonly string[];
};

/** What a failure means, the worst first: it stops the integration, it makes it riskier, it is only worth knowing. */
export const IMPACTS = ['breaks', 'risk', 'different'] as const;
export type Impact = (typeof IMPACTS)[number];

export type ReportFinding = Finding & { impact: Impact };

/** `side` names the org that it belongs to, in a report about two. */
export type ReportGap = ReportedGap & { side?: string };

/**
 * What an app comes to, the worst first. `willBreak`: it works, and will not from a known day on. `unclear`: nothing of
 * weight was found, but not everything could be checked.
 */
export const APP_STATES = ['breaks', 'willBreak', 'risk', 'unclear', 'ok'] as const;
export type AppState = (typeof APP_STATES)[number];

/** A statement about an app: what it is about, and what it says. */
export type Term = readonly [term: string, detail: string];

export type ReportApp = {
  /** As findings name it: `kind:name` where two kinds share the name. */
  name: string;
  kind: AppKind;
  label: string | null;
  /** Null where the app does not exist in the org that was judged. */
  runAs: Pick<ReportedRunAs, 'state' | 'userId' | 'username'> | null;
  checks: Record<string, CheckState>;
  /** Its configuration, in a report that tells it; in others `terms` say what is known. */
  config?: ReportedApp;
  terms?: Term[];
};

/** How an item stands, what needs attention first. */
export const MARKS = ['bad', 'open', 'none', 'good'] as const;
export type Mark = (typeof MARKS)[number];

/** A line of a list: how it stands, in a sign and in a word, and what it says. */
export type Item = {
  mark: Mark;
  word: string;
  text: string;
  details?: string[];
  /** Stands below the sentence with evidence and remedy, and nowhere else. */
  finding?: ReportFinding;
  /** Fingerprint of a finding of which the item says all that there is to say. */
  tells?: string;
};

/** A list that only one command has, such as what a verification requires. */
export type Section = { id: string; title: string; items: Item[] };

/** How a report puts what it says of an app. */
export type Wording = { impacts: Record<Impact, string>; states: Record<AppState, string> };

export type Report = {
  lead: Lead;
  wording: Wording;
  /** What it is a list of: many apps, or the requirements of one. */
  lists: 'apps' | 'requirements';
  /** The org that was judged; of a comparison, the target. */
  org: ReportedOrg;
  collectedAt: string;
  evaluatedAt: string;
  summary: Pick<AuditReport['summary'], 'findings' | 'inconclusive' | 'passed' | 'waived'>;
  apps: ReportApp[];
  findings: ReportFinding[];
  gaps: ReportGap[];
  /** In the order in which they are to be read, after the verdict. */
  sections: Section[];
  /** Whose controls the findings name, with their versions. */
  frameworks: ReportedFramework[];
  policy?: ReportedPolicy;
  baseline?: ReportedBaseline;
  coverage?: FrameworkCoverage[];
  /** What the command returns, which is what JSON carries. */
  result: object;
};

const SIGNS: Readonly<Record<Mark, string>> = { good: '✔ ', bad: '✖ ', open: '? ', none: '' };

/** `✔ ok`, for files: a sign never stands without its word. */
export const wordWithSign = ({ mark, word }: Item): string => SIGNS[mark] + word;

/** Fingerprint of the finding that an item is about. */
export const toldBy = ({ finding, tells }: Item): string | undefined => finding?.fingerprint ?? tells;

/** Fingerprints of the findings that lists tell with all that belongs to them. */
export const toldIn = (sections: readonly Section[]): ReadonlySet<string> =>
  new Set(sections.flatMap(({ items }) => items.flatMap((item) => toldBy(item) ?? [])));

/** The lines of a remedy are its steps; only within a step a line end is somebody else's text. */
const safeFinding = (finding: ReportFinding): ReportFinding => {
  const told = { ...finding, remediation: '' };
  const safe = safeData(told);
  return safe === told ? finding : { ...safe, remediation: remediationOf(safe.fix) };
};

/** The same report with every text of an org safe to show; the result, which JSON escapes by itself, as it is. */
export const safeReport = ({ result, findings, ...told }: Report): Report => ({
  ...safeData(told),
  findings: findings.map(safeFinding),
  result,
});
