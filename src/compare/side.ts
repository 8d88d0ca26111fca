import type { App, Gap, Inventory } from '../inventory/inventory.js';
import { idKey, sameId } from '../inventory/ids.js';
import { policyFor, type OrgPolicy } from '../policy/environments.js';
import type { PolicyFile } from '../policy/policy.js';
import { indexInventory, type InventoryIndex } from '../facts/inventory-index.js';
import type { Lookups } from '../facts/lookups.js';
import { lookupsOf } from '../facts/make-lookups.js';
import { indexPolicy } from '../facts/policy-index.js';
import { appFactsOf } from '../facts/resolve.js';
import type { Facts } from '../facts/resolver.js';
import { DEFAULT_THRESHOLDS } from '../policy/thresholds.js';
import { gapKeys } from '../findings/gap-key.js';
import type { SideName } from './compare-report.js';

/** One of the two orgs, as it was when it was read: that is its clock. */
export type Side = {
  name: SideName;
  inventory: Inventory;
  index: InventoryIndex;
  lookups: Lookups;
  policyFile: PolicyFile | null;
  /** What the policy file says of this org. */
  policy: OrgPolicy | null;
  now: Date;
  /** By which findings name them. */
  gapKeys: ReadonlyMap<Gap, string>;
  /** Ids of the Apex classes that a permission set opens, by the set's id. */
  classesOfSet(permissionSetId: string): readonly string[];
  /** `Name` or `ns.Name` of the class with that id, where it was read. */
  classNamed(id: string): string | undefined;
  factsOf(app: App): Facts;
};

const classesBySet = ({ entityAccess }: Inventory): Side['classesOfSet'] => {
  const opened = Map.groupBy(
    entityAccess.filter(({ type }) => type === 'ApexClass'),
    ({ permissionSetId }) => idKey(permissionSetId),
  );
  return (setId) => (opened.get(idKey(setId)) ?? []).map(({ id }) => id);
};

const classNames = ({ apexClassNames }: Inventory): Side['classNamed'] => {
  const names = new Map(
    apexClassNames.map(({ id, namespace, name }) => [idKey(id), namespace === null ? name : `${namespace}.${name}`]),
  );
  return (id) => names.get(idKey(id));
};

export const sideOf = (name: SideName, inventory: Inventory, policyFile: PolicyFile | null): Side => {
  const now = new Date(inventory.collectedAt);
  const index = indexInventory(inventory);
  const lookups = lookupsOf(index, now);
  const ofOrg = policyFile && policyFor(policyFile.policy, inventory.org);
  const context = {
    now,
    thresholds: { ...DEFAULT_THRESHOLDS, ...ofOrg?.defaults },
    policy: ofOrg && indexPolicy(ofOrg),
  };
  const facts = new Map<App, Facts>();
  const factsOf = (app: App): Facts => {
    const known = facts.get(app) ?? appFactsOf(app, index, lookups, context);
    facts.set(app, known);
    return known;
  };
  return {
    name,
    inventory,
    index,
    lookups,
    policyFile,
    policy: ofOrg,
    now,
    gapKeys: gapKeys(inventory.gaps),
    classesOfSet: classesBySet(inventory),
    classNamed: classNames(inventory),
    factsOf,
  };
};

/** Whether both sides are one and the same org; null when an id is not known. */
export const isSameOrg = (source: Inventory, target: Inventory): boolean | null =>
  source.org.id === null || target.org.id === null ? null : sameId(source.org.id, target.org.id);
