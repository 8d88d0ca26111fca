/** What an audit of metadata source judges, made of the files that were read. */
import type { Inventory } from '../inventory/inventory.js';
import type { SourceRead } from '../inventory/source.js';
import { policyFor } from '../policy/environments.js';
import type { Policy } from '../policy/policy.js';
import { inventoryOfSource } from './inventory-of.js';
import type { SourceTree } from './read-source.js';

export type JudgedSource = { inventory: Inventory; source: SourceRead };

const NO_ORG = { id: null, instanceUrl: null, isSandbox: null, username: null };

/** Source alone: the policy file tells what its Run As users are assigned. */
export const sourceAlone = (tree: SourceTree, policy: Policy | undefined, now: Date): JudgedSource => {
  const { integrations } = policy === undefined ? { integrations: [] } : policyFor(policy, NO_ORG);
  return {
    inventory: inventoryOfSource(tree, integrations, now),
    source: { directories: tree.directories, overOrg: false, components: tree.components },
  };
};
