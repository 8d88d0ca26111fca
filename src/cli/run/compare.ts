/** What `sf nhi compare` does, from its flags to the report that it has delivered. */
import type { Org } from '@salesforce/core';
import type { CompareReport, SideName } from '../../compare/compare-report.js';
import { gateOf } from '../../compare/gate.js';
import type { GateOptions } from '../../findings/gate.js';
import { policyNotes } from '../../findings/policy-notes.js';
import type { AppsRead } from '../../inventory/app-list.js';
import type { Inventory } from '../../inventory/inventory.js';
import { isUnknownApp, requireKnownApps } from '../../inventory/unknown-app.js';
import { planOutput, type OutputFlags } from '../../report/output.js';
import { bundle, say } from '../../text/messages.js';
import { safeText } from '../../text/safe-text.js';
import { readAuditFiles } from '../audit-files.js';
import type { Io, Outcome } from '../io.js';
import { ageNote, errorOfSide, inventorySource, readInventory, type InventorySource } from '../read-inventory.js';
import { withStages } from '../stages.js';

const messages = bundle('nhi.compare');

export type CompareFlags = OutputFlags & {
  'source-org'?: Org;
  'source-snapshot-file'?: string;
  'target-org'?: Org;
  'target-snapshot-file'?: string;
  'api-version'?: string;
  app?: string[];
  'policy-file'?: string;
  'fail-on': GateOptions['failOn'];
  'fail-on-inconclusive': boolean;
};

/** The source is named or the framework refuses; the target may be the default org, which not everybody has. */
const targetOf = (file: string | undefined, flags: CompareFlags): InventorySource => {
  if (file === undefined && flags['target-org'] === undefined) throw messages.createError('error.NoDefaultEnv');
  return inventorySource(file, flags['target-org'], flags['api-version']);
};

type Sides<T> = Readonly<Record<SideName, T>>;

const notesOn = async (
  report: CompareReport,
  sources: Sides<InventorySource>,
  read: Sides<Inventory>,
): Promise<string[]> => {
  const { clockNotes } = await import('../../compare/report/sides.js');
  return [
    ...(await ageNote(sources.source, read.source)),
    ...(await ageNote(sources.target, read.target)),
    ...clockNotes(report),
    ...(report.policy === undefined ? [] : policyNotes({ ...report.policy, unmatchedApps: [] }, [])),
  ];
};

export const runCompare = async (flags: CompareFlags, io: Io): Promise<Outcome<CompareReport>> => {
  const { 'source-snapshot-file': sourceFile, 'target-snapshot-file': targetFile, app: apps } = flags;
  // Mistakes in files are told before an org is read.
  const plan = await planOutput(flags);
  const { policy } = await readAuditFiles({ 'policy-file': flags['policy-file'] });
  const sources = {
    source: inventorySource(sourceFile, flags['source-org'], flags['api-version']),
    target: targetOf(targetFile, flags),
  };
  if (sourceFile === '-' && targetFile === '-') throw messages.createError('error.OneStandardInput');
  const listed: Partial<Record<SideName, AppsRead>> = {};
  /** Only when both sides are listed it is known that neither has the app. */
  const onApps = (side: SideName, apps: AppsRead): void => {
    listed[side] = apps;
    if (listed.source && listed.target) requireKnownApps(flags.app ?? [], listed.source, listed.target);
  };
  const read = async (side: SideName): Promise<Inventory> =>
    readInventory(sources[side], { policy, onApps: (apps) => onApps(side, apps) }).catch((error: unknown) => {
      throw isUnknownApp(error) ? error : errorOfSide(side, error);
    });
  const [source, target, { compareInventories }] = await withStages(
    { both: say(messages, 'stages.both') },
    { title: say(messages, 'stages.title'), jsonEnabled: io.json },
    async (start) => {
      start('both');
      const readSource = read('source');
      // Two snapshots that are parsed side by side need the memory of both at once; orgs are waited for.
      const readTarget = targetFile === undefined ? read('target') : readSource.then(async () => read('target'));
      return Promise.all([readSource, readTarget, import('../../compare/compare.js')]);
    },
  );

  const report = compareInventories(source, target, {
    apps,
    policy,
    snapshotFiles: { source: sourceFile, target: targetFile },
    targetOrg: targetFile === undefined ? io.targetOrg : undefined,
  });
  for (const note of await notesOn(report, sources, { source, target })) io.warn(safeText(note));
  if (report.sameOrg === true) io.warn(say(messages, 'warning.sameOrg', [report.target.org.instanceUrl]));

  const gate = gateOf(report, { failOn: flags['fail-on'], failOnInconclusive: flags['fail-on-inconclusive'] });
  const { deliverComparison } = await import('../../compare/report/deliver.js');
  await deliverComparison(report, {
    flags,
    plan,
    gate,
    everyApp: apps === undefined,
    version: io.version,
    json: io.json,
    notify: (sentence) => io.note(safeText(sentence)),
  });
  return { result: report, exitCode: gate.exitCode };
};
