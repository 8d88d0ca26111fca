import type { App, Gap, Inventory } from '../inventory/inventory.js';
import { idKey, sameId } from '../inventory/ids.js';
import { namesOf } from '../inventory/apps.js';
import { fullClassName, nameKey } from '../inventory/names.js';
import { rules } from '../rules/registry.js';
import { policyInUse, type PolicyInUse } from '../audit/policy-in-use.js';
import type { OrgPolicy } from '../policy/environments.js';
import type { PolicyFile } from '../policy/policy.js';
import { indexInventory, type InventoryIndex } from '../facts/inventory-index.js';
import type { Lookups } from '../facts/lookups.js';
import { lookupsOf } from '../facts/make-lookups.js';
import { appFactsOf } from '../facts/resolve.js';
import type { Facts } from '../facts/resolver.js';
import { DEFAULT_THRESHOLDS, type RuleContext } from '../policy/thresholds.js';
import { stepOrg, stepsFor, type Steps } from '../steps/steps.js';
import { gapKeys } from '../findings/gap-key.js';
import type { SideName } from './compare-report.js';

/** One of the two orgs, as it was when it was read: that is its clock. */
export type Side = {
  name: SideName;
  inventory: Inventory;
  index: InventoryIndex;
  lookups: Lookups;
  /** What the policy file says of this org. */
  policy: OrgPolicy | null;
  /** How strictly the rules of the audit judge it, and what is waived there. */
  policyInUse: PolicyInUse;
  context: RuleContext;
  /** By which findings name them. */
  gapKeys: ReadonlyMap<Gap, string>;
  gapByKey: ReadonlyMap<string, Gap>;
  /** What people call an app of this org. */
  nameOf: (app: App) => string;
  /** One that has the name, whatever its kind. */
  appNamed(name: string): App | undefined;
  /** Ids of the Apex classes that a permission set opens, by the set's id. */
  classesOfSet(permissionSetId: string): readonly string[];
  /** `Name` or `ns.Name` of the class with that id, where it was read. */
  classNamed(id: string): string | undefined;
  /** Of findings, in this org. */
  steps: Steps;
  /** Not kept: what is known of one app's user is let go of with the app. */
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
  const names = new Map(apexClassNames.map((one) => [idKey(one.id), fullClassName(one)]));
  return (id) => names.get(idKey(id));
};

/** @param named what the org's flag was given */
export const sideOf = (name: SideName, inventory: Inventory, policyFile: PolicyFile | null, named?: string): Side => {
  const now = new Date(inventory.collectedAt);
  const index = indexInventory(inventory);
  const lookups = lookupsOf(index, now);
  const inUse = policyInUse(policyFile ?? undefined, inventory, now, { rules });
  const context = { now, thresholds: { ...DEFAULT_THRESHOLDS, ...inUse.thresholds } };
  const keys = gapKeys(inventory.gaps);
  const byName = new Map(inventory.apps.toReversed().map((app) => [nameKey(app.name), app]));
  return {
    name,
    inventory,
    index,
    lookups,
    policy: inUse.index?.policy ?? null,
    policyInUse: inUse,
    context,
    gapKeys: keys,
    gapByKey: new Map([...keys].map(([gap, key]) => [key, gap])),
    nameOf: namesOf(inventory.apps),
    appNamed: (wanted) => byName.get(nameKey(wanted)),
    classesOfSet: classesBySet(inventory),
    classNamed: classNames(inventory),
    steps: stepsFor(stepOrg(inventory.org, named)),
    factsOf: (app) => appFactsOf(app, index, lookups, { ...context, policy: inUse.index }),
  };
};

/** Whether both sides are one and the same org; null when an id is not known. */
export const isSameOrg = (source: Inventory, target: Inventory): boolean | null =>
  source.org.id === null || target.org.id === null ? null : sameId(source.org.id, target.org.id);
