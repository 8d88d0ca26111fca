/** Lays a tree of metadata source over a fake org as the command does, without its output. */
import { evaluateChanges } from '../../src/audit/changes.js';
import type { AuditReport, Finding } from '../../src/findings/audit-report.js';
import { collectInventory } from '../../src/org/collect.js';
import { readGroupMembers } from '../../src/org/read-group-members.js';
import { runAsUsersOfSource, sourceOverOrg } from '../../src/source/judged.js';
import { readSource } from '../../src/source/read-source.js';
import type { Policy } from '../../src/policy/policy.js';
import { AUDITOR } from '../fake-org/demo.js';
import type { FakeOrg } from '../fake-org/index.js';
import { connectionTo } from '../support/org-connection.js';
import { inTree, type Files } from './tree.js';

export type OverlayOptions = { policy?: Policy; caller?: string };

export const overlayOf = async (
  fake: FakeOrg,
  folder: string,
  { policy, caller = AUDITOR }: OverlayOptions = {},
): Promise<AuditReport> => {
  const { now } = fake.org;
  const tree = await readSource(['.'], { cwd: folder });
  const connection = connectionTo(fake, caller, { apiVersion: '67.0' });
  const org = await collectInventory(connection, { loginWindowDays: 90, now, alsoRunAs: runAsUsersOfSource(tree) });
  const { members } = await readGroupMembers(connection);
  const { inventory, source, before } = sourceOverOrg(tree, org, members);
  return evaluateChanges(before ?? org, inventory, { now, source, policy: policy && { file: 'p', policy } });
};

/** Lays a tree over the org; only what changes. */
export const changesBy = async (fake: FakeOrg, files: Files, options: OverlayOptions = {}): Promise<Finding[]> =>
  inTree(files, async (folder) =>
    (await overlayOf(fake, folder, options)).findings.filter(({ change }) => change === 'new' || change === 'fixed'),
  );
