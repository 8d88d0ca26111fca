/** Gives a command its Inventory, from an org or from a snapshot; what reads them is loaded when it is needed. */
import { SfError, type Connection, type Org } from '@salesforce/core';
import type { AppsRead } from '../inventory/app-list.js';
import { nowBy } from '../inventory/clock.js';
import type { Inventory } from '../inventory/inventory.js';
import { requireKnownApps } from '../inventory/unknown-app.js';
import type { CollectStage } from '../org/collect.js';
import type { PolicyFile } from '../policy/policy.js';
import { bundle, say } from '../text/messages.js';
import type { Safe } from '../text/safe-text.js';
import { withStages } from './stages.js';

const messages = bundle('input.inventory');

export type InventorySource = { connection: Connection } | { snapshotFile: string };

/** A file goes before the org, which may be the default one that nobody named. */
export const inventorySource = (
  snapshotFile: string | undefined,
  org: Org | undefined,
  apiVersion: string | undefined,
): InventorySource => {
  if (snapshotFile !== undefined) return { snapshotFile };
  if (org === undefined) throw messages.createError('error.NoDefaultEnv');
  return { connection: org.getConnection(apiVersion) };
};

export type ReadOptions = {
  /** An org is read as far back as the rule with the longest window looks, which a policy file can change. */
  policy?: PolicyFile;
  onStage?: (stage: CollectStage) => void;
  /** Sees the apps as soon as they are known; what it throws ends the reading. */
  onApps?: (read: AppsRead) => void;
  /** Usernames that are read as if an app of the org ran as them. */
  alsoRunAs?: readonly string[];
};

/** @throws SfError when nothing can be said about the org, or the file is no whole snapshot */
export const readInventory = async (
  source: InventorySource,
  { policy, onStage, onApps, alsoRunAs }: ReadOptions = {},
): Promise<Inventory> => {
  if ('snapshotFile' in source) {
    const [{ readSnapshot }, { keepHeapSmall }] = await Promise.all([
      import('../snapshot/read-snapshot.js'),
      import('../org/frugal-heap.js'),
    ]);
    keepHeapSmall();
    const inventory = await readSnapshot(source.snapshotFile);
    onApps?.(inventory);
    return inventory;
  }
  const [{ collectInventory }, { loginWindowDays }] = await Promise.all([
    import('../org/collect.js'),
    import('./login-window.js'),
  ]);
  return collectInventory(source.connection, {
    loginWindowDays: loginWindowDays(policy?.policy),
    onStage,
    onApps,
    alsoRunAs,
  });
};

/** A snapshot is judged as of when it was taken, so that it gives the result that the org gave then. */
export const clockOf = (source: InventorySource, { clock, collectedAt }: Inventory): Date =>
  'snapshotFile' in source ? new Date(collectedAt) : nowBy(clock);

/** How old a snapshot is, in a sentence; nothing for an org. */
export const ageNote = async (source: InventorySource, { collectedAt }: Inventory): Promise<string[]> => {
  if (!('snapshotFile' in source)) return [];
  const { ageOfSnapshot } = await import('../snapshot/snapshot-age.js');
  return [ageOfSnapshot(source.snapshotFile, collectedAt, new Date())];
};

/** Labels of the stages of reading an org. */
const stageLabels = (): Record<CollectStage, Safe> => ({
  apps: say(messages, 'stages.apps'),
  configuration: say(messages, 'stages.configuration'),
  users: say(messages, 'stages.users'),
  activity: say(messages, 'stages.activity'),
  permissions: say(messages, 'stages.permissions'),
});

/** The same error with the side that it comes from, for a command that reads two orgs. */
export const errorOfSide = (side: 'source' | 'target', error: unknown): SfError => {
  const { name, message, actions, exitCode } = SfError.wrap(error);
  return new SfError(messages.getMessage(`error.${side}`, [message]), name, actions, exitCode);
};

type WithStages = Pick<ReadOptions, 'alsoRunAs' | 'policy'> & {
  /** Names that must be those of apps, which is told as early as it can be known. */
  apps?: readonly string[];
  title: Safe;
  /** `--json` was given. */
  json: boolean;
};

/** Reads as {@link readInventory} does, and shows on a terminal how far it is. */
export const readWithStages = async (
  source: InventorySource,
  { policy, apps = [], alsoRunAs, title, json }: WithStages,
): Promise<Inventory> =>
  withStages(stageLabels(), { title, jsonEnabled: json }, async (onStage) =>
    readInventory(source, { policy, onStage, onApps: (read) => requireKnownApps(apps, read), alsoRunAs }),
  );
