/** What an audit of metadata source judges, made of the files that were read. */
import { isFlowOn } from '../inventory/flow.js';
import { appKey, type Inventory } from '../inventory/inventory.js';
import { nameKey } from '../inventory/names.js';
import type { SourceRead } from '../inventory/source.js';
import { policyFor } from '../policy/environments.js';
import type { Policy } from '../policy/policy.js';
import { inventoryOfSource } from './inventory-of.js';
import type { Members } from '../inventory/group-members.js';
import { withMissingApps } from './missing-apps.js';
import { overlay } from './overlay.js';
import type { SourceTree } from './read-source.js';

/** `before`: the org as it is, where the source was laid over one. */
export type JudgedSource = { inventory: Inventory; source: SourceRead; before?: Inventory };

const NO_ORG = { id: null, instanceUrl: null, isSandbox: null, username: null };

/** Source alone: the policy file tells what its Run As users are assigned. */
export const sourceAlone = (tree: SourceTree, policy: Policy | undefined, now: Date): JudgedSource => {
  const { integrations } = policy === undefined ? { integrations: [] } : policyFor(policy, NO_ORG);
  return {
    inventory: inventoryOfSource(tree, integrations, now),
    source: { directories: tree.directories, overOrg: false, components: withMissingApps(tree, null) },
  };
};

/** Usernames that the source names as Run As users. */
export const runAsUsersOfSource = ({ parts }: SourceTree): string[] => [
  ...new Set(
    [...parts.connectedApps.values(), ...[...parts.externalClientApps.values()].flatMap(({ policy }) => policy ?? [])]
      .map(({ runAs }) => runAs)
      .flatMap((runAs) => (runAs.state === 'configured' ? [runAs.username] : [])),
  ),
];

const flowsOf = ({ apps }: Inventory): Map<string, boolean | null> =>
  new Map(apps.map((app) => [nameKey(appKey(app)), isFlowOn(app.flow)]));

/** @param members of the groups of the org */
export const sourceOverOrg = (tree: SourceTree, org: Inventory, members: Members): JudgedSource => ({
  inventory: overlay(tree, org, members),
  source: {
    directories: tree.directories,
    overOrg: true,
    flowsBefore: flowsOf(org),
    components: withMissingApps(tree, org),
  },
  before: org,
});
