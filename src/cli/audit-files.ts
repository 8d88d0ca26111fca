/** The files that an audit takes beside the org: the policy file, and a former result to compare with. */
import { existsSync } from 'node:fs';
import { POLICY_FILE } from '../policy/policy-file-name.js';
import type { PolicyFile } from '../policy/policy.js';
import type { AuditReport } from '../findings/audit-report.js';
import type { Baseline } from '../findings/baseline.js';
import { reportsEveryApp } from '../findings/gate.js';

export type AuditFiles = { policy: PolicyFile | undefined; baseline: Baseline | undefined };

/** What reads YAML is loaded only where there is a policy file. */
const readPolicy = async (named: string | undefined): Promise<PolicyFile | undefined> => {
  if (named === undefined && !existsSync(POLICY_FILE)) return undefined;
  const [{ loadPolicy }, { ruleNames }] = await Promise.all([import('../policy/load.js'), import('./rule-names.js')]);
  return loadPolicy(named ?? POLICY_FILE, ruleNames());
};

/** @throws SfError about a file that was named and is missing, or that is faulty */
export const readAuditFiles = async (flags: {
  'policy-file'?: string;
  'baseline-file'?: string;
}): Promise<AuditFiles> => {
  const { 'policy-file': policyFile, 'baseline-file': baselineFile } = flags;
  const [policy, baseline] = await Promise.all([
    readPolicy(policyFile),
    baselineFile === undefined
      ? undefined
      : import('../findings/read-baseline.js').then(async ({ readBaseline }) => readBaseline(baselineFile)),
  ]);
  return { policy, baseline };
};

/** @param everyApp not only apps that were asked for by name */
export const onlyNew = async (
  report: AuditReport,
  { baseline }: AuditFiles,
  everyApp: boolean,
): Promise<AuditReport> => {
  if (baseline === undefined) return report;
  const { sinceBaseline } = await import('../findings/baseline.js');
  return sinceBaseline(report, baseline, { everyApp, listComplete: reportsEveryApp(report) });
};

/**
 * A sentence about everything in the files that does not fit the org, or no longer.
 *
 * @param apps names of the apps that the org has
 */
export const notesOn = async (
  report: AuditReport,
  { baseline }: AuditFiles,
  apps: readonly string[],
): Promise<string[]> => {
  const notes =
    report.policy === undefined ? [] : (await import('../findings/policy-notes.js')).policyNotes(report.policy, apps);
  const other = baseline && (await import('../findings/baseline.js')).otherOrgNote(report, baseline);
  return other ? [...notes, other] : notes;
};
