/** Lays a tree of metadata source over a fake org as the command does, without its output. */
import { evaluateChanges } from '../../src/audit/changes.js';
import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import { collectInventory } from '../../src/org/collect.js';
import type { Members } from '../../src/inventory/group-members.js';
import { readGroupMembers } from '../../src/org/read-group-members.js';
import type { Inventory } from '../../src/inventory/inventory.js';
import { runAsUsersOfSource, sourceOverOrg } from '../../src/source/judged.js';
import { readSource, type SourceTree } from '../../src/source/read-source.js';
import type { Policy } from '../../src/policy/policy.js';
import { AUDITOR } from '../fake-org/demo.js';
import type { FakeOrg } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { inTree, type Files } from './tree.js';

export type OverlayOptions = { policy?: Policy; caller?: string };

/** An org as it was read once, for trees that name no users but its own. */
export type ReadOrg = { org: Inventory; members: Members; now: Date };

export const readOrg = async (fake: FakeOrg, caller = AUDITOR, alsoRunAs: readonly string[] = []): Promise<ReadOrg> => {
  const { now } = fake.org;
  const connection = connectionTo(fake, caller, { apiVersion: '67.0' });
  const org = await collectInventory(connection, { loginWindowDays: 90, now, alsoRunAs });
  return { org, members: (await readGroupMembers(connection)).members, now };
};

const overlayOn = (tree: SourceTree, { org, members, now }: ReadOrg, policy?: Policy): AuditReport => {
  const { inventory, source } = sourceOverOrg(tree, org, members);
  return evaluateChanges(org, inventory, { now, source, policy: policy && { file: 'p', policy } });
};

export const overlayOf = async (
  fake: FakeOrg,
  folder: string,
  { policy, caller }: OverlayOptions = {},
): Promise<AuditReport> => {
  const tree = await readSource(['.'], { cwd: folder });
  return overlayOn(tree, await readOrg(fake, caller, runAsUsersOfSource(tree)), policy);
};

/** Lays a folder over an org that was read; the whole report. */
export const overlayFolder = async (folder: string, read: ReadOrg, policy?: Policy): Promise<AuditReport> =>
  overlayOn(await readSource(['.'], { cwd: folder }), read, policy);

/** The same of files. */
export const overlayFiles = async (files: Files, read: ReadOrg, policy?: Policy): Promise<AuditReport> =>
  inTree(files, async (folder) => overlayFolder(folder, read, policy));

/** Those that a deploy brings or mends. */
export const changesIn = ({ findings }: AuditReport): Finding[] =>
  findings.filter(({ change }) => change === 'new' || change === 'fixed');

/** Lays a tree over the org; only what changes. */
export const changesBy = async (fake: FakeOrg, files: Files, options: OverlayOptions = {}): Promise<Finding[]> =>
  inTree(files, async (folder) => changesIn(await overlayOf(fake, folder, options)));
