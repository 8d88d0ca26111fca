/** What `sf nhi audit` does, from its flags to the report that it has delivered. */
import type { Org } from '@salesforce/core';
import type { AppSelection } from '../../audit/select-apps.js';
import type { AuditReport } from '../../findings/audit-report.js';
import { clockNote } from '../../findings/clock-note.js';
import { gate, type Gate, type GateOptions } from '../../findings/gate.js';
import type { RuleText } from '../../findings/rule-text.js';
import { nowBy } from '../../inventory/clock.js';
import type { Inventory } from '../../inventory/inventory.js';
import type { SourceRead } from '../../inventory/source.js';
import { requireKnownApps } from '../../inventory/unknown-app.js';
import { deliver, planOutput, withCoverage, type OutputFlags } from '../../report/output.js';
import { bundle, say } from '../../text/messages.js';
import { safeText } from '../../text/safe-text.js';
import { notesOn, onlyNew, readAuditFiles, type AuditFiles } from '../audit-files.js';
import type { Io, Outcome } from '../io.js';
import { ageNote, clockOf, inventorySource, readWithStages } from '../read-inventory.js';

const messages = bundle('nhi.audit');

export type AuditFlags = OutputFlags & {
  'target-org'?: Org;
  'source-dir'?: string[];
  'snapshot-file'?: string;
  'api-version'?: string;
  app?: string[];
  'policy-file'?: string;
  'baseline-file'?: string;
  'fail-on': GateOptions['failOn'];
  'fail-on-inconclusive': boolean;
  'fail-on-existing'?: boolean;
};

export const runAudit = async (flags: AuditFlags, io: Io): Promise<Outcome<AuditReport>> => {
  // Mistakes in files are told before an org is read.
  const plan = await planOutput(flags);
  const files = await readAuditFiles(flags);
  const { age, ...read } =
    flags['source-dir'] === undefined
      ? await readOrg(flags, files, io)
      : await readSourceDirs(flags['source-dir'], flags, files, io);
  const { inventory } = read;

  const { report, selection, verdict } = await judge(read, flags, files);
  const names = inventory.apps.map(({ name }) => name);
  const notes = [...age, ...clockNote(report.clock), ...(await notesOn(report, files, names))];
  for (const note of notes) io.warn(safeText(note));

  const { reportOfAudit } = await import('../../report/of-audit.js');
  await deliver(reportOfAudit(report, { gate: verdict, selection }), flags, plan, {
    command: 'sf nhi audit',
    version: io.version,
    loadRules,
    gate: verdict,
    everyApp: flags.app === undefined,
    json: io.json,
    notify: (sentence) => io.note(safeText(sentence)),
  });
  return { result: report, exitCode: verdict.exitCode };
};

type Read = {
  inventory: Inventory;
  /** The org as it is, where metadata source was laid over it. */
  before?: Inventory;
  source?: SourceRead;
  now: Date;
  targetOrg?: string;
  age: string[];
};

const readOrg = async (flags: AuditFlags, files: AuditFiles, io: Io): Promise<Read> => {
  const source = inventorySource(flags['snapshot-file'], flags['target-org'], flags['api-version']);
  const [inventory] = await Promise.all([
    readWithStages(source, {
      policy: files.policy,
      apps: flags.app,
      title: say(messages, 'stages.title'),
      json: io.json,
    }),
    // Loads while the org is waited for.
    import('../../audit/evaluate.js'),
  ]);
  return {
    inventory,
    now: clockOf(source, inventory),
    age: await ageNote(source, inventory),
    // A snapshot is of an org that nobody named here.
    targetOrg: 'snapshotFile' in source ? undefined : io.targetOrg,
  };
};

const readSourceDirs = async (
  directories: readonly string[],
  flags: AuditFlags,
  { policy }: AuditFiles,
  io: Io,
): Promise<Read> => {
  const [{ readSource }, { sourceAlone, sourceOverOrg, runAsUsersOfSource }] = await Promise.all([
    import('../../source/read-source.js'),
    import('../../source/judged.js'),
  ]);
  const tree = await readSource(directories);
  // Source is not laid over an org that nobody named.
  const org = io.orgWasNamed ? flags['target-org'] : undefined;
  if (org === undefined) {
    const now = new Date();
    const judged = sourceAlone(tree, policy?.policy, now);
    requireKnownApps(flags.app ?? [], judged.inventory);
    return { ...judged, now, age: [] };
  }
  const connection = org.getConnection(flags['api-version']);
  const before = await readWithStages(
    { connection },
    { policy, alsoRunAs: runAsUsersOfSource(tree), title: say(messages, 'stages.title'), json: io.json },
  );
  const { readGroupMembers } = await import('../../org/read-group-members.js');
  const { members, calls } = await readGroupMembers(connection);
  const judged = sourceOverOrg(tree, { ...before, apiCalls: before.apiCalls + calls }, members);
  requireKnownApps(flags.app ?? [], judged.inventory);
  return { ...judged, now: nowBy(before.clock), age: [], targetOrg: io.targetOrg };
};

export type Judged = { report: AuditReport; selection: AppSelection | undefined; verdict: Gate };

/**
 * The report, and what it means for a pipeline. The coverage of frameworks is counted over everything that was found;
 * then what a baseline has is left out; and only what is left counts for the gate.
 */
const judge = async (
  { inventory, before, now, source, targetOrg }: Omit<Read, 'age'>,
  flags: Pick<AuditFlags, 'app' | 'fail-on' | 'fail-on-existing' | 'fail-on-inconclusive' | 'framework'>,
  files: AuditFiles,
): Promise<Judged> => {
  const [{ evaluate }, { selectApps }] = await Promise.all([
    import('../../audit/evaluate.js'),
    import('../../audit/select-apps.js'),
  ]);
  const { app: apps } = flags;
  const selection = apps && selectApps(inventory.apps, apps);
  const options = { now, apps, policy: files.policy, source, targetOrg };
  const judged =
    before === undefined
      ? evaluate(inventory, options)
      : (await import('../../audit/changes.js')).evaluateChanges(before, inventory, options);
  const covered = await withCoverage(judged, flags, async () =>
    (await import('../../audit/coverage-input.js')).coverageInput(judged, files.policy, apps === undefined),
  );
  const report = await onlyNew(covered, files, apps === undefined);
  const verdict = gate(report, {
    failOn: flags['fail-on'],
    failOnInconclusive: flags['fail-on-inconclusive'],
    failOnExisting: flags['fail-on-existing'],
  });
  return { report, selection, verdict };
};

const loadRules = async (): Promise<RuleText[]> => (await import('../../rules/catalogue.js')).ruleCatalog();
